package io.klientela.events;

/** The topic of each aggregate type; the key of a record is the aggregate's id. */
public final class Topics {
    public static final String USERS = "klientela.identity.user";
    public static final String TEAMS = "klientela.identity.team";
    public static final String ROLES = "klientela.identity.role";
    public static final String CONTACTS = "klientela.contacts.contact";
    public static final String COMPANIES = "klientela.contacts.company";
    public static final String ACTIVITIES = "klientela.contacts.activity";
    public static final String PIPELINES = "klientela.sales.pipeline";
    public static final String PRODUCTS = "klientela.sales.product";
    public static final String DEALS = "klientela.sales.deal";

    private Topics() {}
}
