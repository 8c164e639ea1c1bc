package io.klientela.events.contacts;

import io.klientela.events.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person who may become a customer, in full.
 *
 * @param sourceName what exactly it came through, e.g. the form's name
 * @param formId the form that it came through
 * @param submissionIds the form submissions that it was made or updated from
 * @param routingReason why its owner got it, in words
 * @param assignedAt when it first had an owner
 * @param contactId what it was converted to, as are {@code companyId} and {@code dealId}
 */
public record LeadState(
        String id,
        String name,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String companyName,
        @Nullable String jobTitle,
        @Nullable String message,
        @Nullable String language,
        @Nullable String city,
        @Nullable String country,
        LeadStatus status,
        LeadSource source,
        @Nullable String sourceName,
        @Nullable Attribution attribution,
        @Nullable String formId,
        List<String> submissionIds,
        @Nullable String disqualifiedReason,
        @Nullable String routingReason,
        @Nullable Instant assignedAt,
        @Nullable String contactId,
        @Nullable String companyId,
        @Nullable String dealId,
        @Nullable Instant convertedAt,
        List<String> tags,
        @Nullable String externalId,
        @Nullable String ownerId,
        @Nullable String ownerName,
        @Nullable String teamId,
        Instant createdAt,
        String createdBy,
        Instant updatedAt)
        implements State {}
