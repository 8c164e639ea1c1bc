package io.klientela.marketing.person;

import io.klientela.platform.consume.Received;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is kept of a contact. */
record ContactRow(
        String name,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable List<Address> emails,
        @Nullable List<Company> companies,
        @Nullable String jobTitle,
        @Nullable String language,
        @Nullable String city,
        @Nullable String country,
        @Nullable List<String> tags,
        @Nullable String ownerId,
        @Nullable String ownerName,
        @Nullable String teamId,
        Instant createdAt,
        @Nullable JsonNode custom,
        @Nullable Into mergedInto) {

    /** What administrators have added, as the event has it. */
    static final String CUSTOM = "custom";

    record Into(String contactId) {}

    record Address(String value) {}

    record Company(String companyName) {}

    static Document of(Received event) {
        ContactRow contact = event.state(ContactRow.class);
        return new Document("name", contact.name)
                .append("firstName", contact.firstName)
                .append("lastName", contact.lastName)
                .append(
                        "email",
                        contact.emails == null || contact.emails.isEmpty()
                                ? null
                                : contact.emails.getFirst().value())
                .append(
                        "companyName",
                        contact.companies == null || contact.companies.isEmpty()
                                ? null
                                : contact.companies.getFirst().companyName())
                .append("jobTitle", contact.jobTitle)
                .append("language", contact.language)
                .append("city", contact.city)
                .append("country", contact.country)
                .append("tags", contact.tags == null ? List.of() : contact.tags)
                .append("ownerId", contact.ownerId)
                .append("ownerName", contact.ownerName)
                .append("teamId", contact.teamId)
                .append(CUSTOM, contact.custom == null ? null : contact.custom.toString())
                .append("createdAt", java.util.Date.from(contact.createdAt))
                .append(
                        "emails",
                        contact.emails == null
                                ? List.of()
                                : contact.emails.stream().map(Address::value).toList())
                .append("into", contact.mergedInto == null ? null : contact.mergedInto.contactId())
                .append("deleted", event.isDeletion());
    }
}
