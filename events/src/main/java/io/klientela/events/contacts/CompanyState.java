package io.klientela.events.contacts;

import io.klientela.events.Money;
import io.klientela.events.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A company in full.
 *
 * @param country an ISO 3166-1 alpha-2 code
 * @param revenue of a year
 * @param parentId the company that it is a subsidiary of
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
        Instant updatedAt)
        implements State {}
