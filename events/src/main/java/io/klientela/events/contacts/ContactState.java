package io.klientela.events.contacts;

import io.klientela.events.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person in full. The first e-mail address, phone and company are the main ones.
 *
 * @param mergedInto the contact that stands for this one, where two turned out to be one person: this record is out of
 *     lists and keeps what it said, for the day that this is taken back
 * @param merged the contacts that this one stands for
 */
public record ContactState(
        String id,
        String name,
        @Nullable String firstName,
        @Nullable String lastName,
        List<EmailAddress> emails,
        List<PhoneNumber> phones,
        List<Employment> companies,
        @Nullable String jobTitle,
        @Nullable String language,
        @Nullable String city,
        @Nullable String country,
        List<String> tags,
        @Nullable String externalId,
        @Nullable String ownerId,
        @Nullable String ownerName,
        @Nullable String teamId,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        @Nullable Merger mergedInto,
        @Nullable List<Merger> merged)
        implements State {}
