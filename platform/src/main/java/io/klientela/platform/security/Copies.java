package io.klientela.platform.security;

import java.util.Map;

/** Fields of records that repeat what a field of another record holds: who may not see the one does not see the other. */
final class Copies {

    record Original(String resource, String field) {}

    private static final Original CONTACT_NAME = new Original("contact", "name");
    private static final Original CONTACT_EMAILS = new Original("contact", "emails");
    private static final Original COMPANY_NAME = new Original("company", "name");

    private static final Map<String, Map<String, Original>> INTO = Map.of(
            "contact", Map.of("companies", COMPANY_NAME),
            "company", Map.of("parentName", COMPANY_NAME),
            "deal", Map.of("companyName", COMPANY_NAME, "contacts", CONTACT_NAME),
            "mail", Map.of("contactName", CONTACT_NAME, "email", CONTACT_EMAILS),
            "ticket", Map.of("contactName", CONTACT_NAME, "contactEmail", CONTACT_EMAILS, "companyName", COMPANY_NAME));

    private Copies() {}

    /** The fields of the resource that repeat another one, with that one. */
    static Map<String, Original> into(String resource) {
        return INTO.getOrDefault(resource, Map.of());
    }
}
