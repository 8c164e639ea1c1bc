package io.klientela.events.contacts;

import io.klientela.events.FieldValue;
import io.klientela.events.Money;
import io.klientela.events.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A company in full.
 *
 * @param phone the first of {@code phones}
 * @param city of the first postal address, where nothing else was said; so is the country
 * @param country an ISO 3166-1 alpha-2 code
 * @param revenue of a year
 * @param parentId the company that it is a subsidiary of
 * @param emails absent where there is none; so are phones, addresses, languages, links and custom fields
 * @param languages BCP 47 tags, the one to write in first
 * @param timeZone an IANA name, e.g. {@code Europe/Warsaw}
 * @param custom values of the fields that an administrator has defined, by their keys
 */
public record CompanyState(
        String id,
        String name,
        @Nullable String sector,
        @Nullable String website,
        @Nullable String phone,
        @Nullable String city,
        @Nullable String country,
        @Nullable Integer foundedYear,
        @Nullable Money revenue,
        @Nullable Long employees,
        @Nullable String parentId,
        @Nullable String parentName,
        List<String> tags,
        @Nullable String externalId,
        @Nullable String ownerId,
        @Nullable String ownerName,
        @Nullable String teamId,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        @Nullable List<EmailAddress> emails,
        @Nullable List<PhoneNumber> phones,
        @Nullable List<PostalAddress> addresses,
        @Nullable List<String> languages,
        @Nullable String timeZone,
        @Nullable List<WebLink> links,
        @Nullable Picture logo,
        @Nullable Map<String, FieldValue> custom)
        implements State {}
