package io.klientela.events.contacts;

import io.klientela.events.FieldValue;
import io.klientela.events.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person in full. The first e-mail address, phone and company are the main ones.
 *
 * @param language the one to write in, a BCP 47 tag; the first of {@code languages}
 * @param city of the first postal address, where nothing else was said; so is the country
 * @param mergedInto the contact that stands for this one, where two turned out to be one person: this record is out of
 *     lists and keeps what it said, for the day that this is taken back
 * @param merged the contacts that this one stands for
 * @param addresses absent where there is none; so are languages, links and custom fields
 * @param languages that the person understands, the one to write in first
 * @param timeZone an IANA name, e.g. {@code Europe/Warsaw}
 * @param custom values of the fields that an administrator has defined, by their keys
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
        @Nullable List<Merger> merged,
        @Nullable List<PostalAddress> addresses,
        @Nullable List<String> languages,
        @Nullable String timeZone,
        @Nullable List<WebLink> links,
        @Nullable Picture photo,
        @Nullable Map<String, FieldValue> custom)
        implements State {}
