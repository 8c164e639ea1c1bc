package io.klientela.demo;

import java.util.List;

/** A file of the folder and where it goes; the order is that of what refers to what. */
record Step(String file, String resource, String mapping, boolean optional) {
    private static final String MAPPING = "crm-sales-opportunities";

    static final List<Step> ALL = List.of(
            new Step("sales_teams.csv", "users", MAPPING, false),
            new Step("accounts.csv", "companies", MAPPING, false),
            new Step("products.csv", "products", MAPPING, false),
            new Step("contacts.csv", "contacts", "demo-contacts", true),
            new Step("sales_pipeline.csv", "deals", MAPPING, false),
            new Step("leads.csv", "leads", "default", true));
}
