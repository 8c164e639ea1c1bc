package io.klientela.events;

/** The topic of each aggregate type; the key of a record is the aggregate's id. */
public final class Topics {
    public static final String USERS = "klientela.identity.user";
    public static final String TEAMS = "klientela.identity.team";
    public static final String ROLES = "klientela.identity.role";
    public static final String ACCOUNTS = "klientela.identity.account";
    public static final String SESSIONS = "klientela.identity.session";
    public static final String API_CLIENTS = "klientela.identity.client";
    public static final String ACCESS_REVIEWS = "klientela.identity.access-review";
    public static final String ACCESS_REVIEW_LINES = "klientela.identity.access-review-line";
    public static final String ACCESS_REVIEW_SCHEDULES = "klientela.identity.access-review-schedule";
    public static final String VIEWS = "klientela.identity.view";
    public static final String CONTACTS = "klientela.contacts.contact";
    public static final String COMPANIES = "klientela.contacts.company";
    public static final String CUSTOM_FIELDS = "klientela.contacts.custom-field";
    public static final String ACTIVITIES = "klientela.contacts.activity";
    public static final String EMAILS = "klientela.contacts.email";
    public static final String PURPOSES = "klientela.contacts.purpose";
    public static final String CONSENTS = "klientela.contacts.consent";
    public static final String PIPELINES = "klientela.sales.pipeline";
    public static final String PRODUCTS = "klientela.sales.product";
    public static final String DEALS = "klientela.sales.deal";
    public static final String LEADS = "klientela.contacts.lead";
    public static final String SEGMENTS = "klientela.marketing.segment";
    public static final String TEMPLATES = "klientela.marketing.template";
    public static final String CAMPAIGNS = "klientela.marketing.campaign";
    public static final String MAILS = "klientela.marketing.mail";
    public static final String SUPPRESSIONS = "klientela.marketing.suppression";
    public static final String FORMS = "klientela.marketing.form";
    public static final String SUBMISSIONS = "klientela.marketing.submission";
    public static final String QUEUES = "klientela.ticketing.queue";
    public static final String TICKETS = "klientela.ticketing.ticket";
    public static final String TICKET_MESSAGES = "klientela.ticketing.message";
    public static final String ANSWERS = "klientela.ticketing.answer";
    public static final String RULES = "klientela.automation.rule";
    public static final String RUNS = "klientela.automation.run";
    public static final String NOTIFICATIONS = "klientela.automation.notification";
    public static final String WEBHOOKS = "klientela.automation.webhook";

    /** Of every service's audit log; keyed by the service, and kept as a whole. */
    public static final String AUDIT_CHECKPOINTS = "klientela.platform.audit-checkpoint";

    /** Which rights people and programs use; keyed by the service and who it is. */
    public static final String RIGHTS_USED = "klientela.platform.rights-used";

    private Topics() {}
}
