package io.klientela.events.sales;

import io.klientela.events.Money;
import io.klientela.events.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A product of the catalogue. @param family the series that it belongs to */
public record ProductState(
        String id,
        String name,
        @Nullable String sku,
        @Nullable String family,
        @Nullable String description,
        @Nullable Money price,
        boolean active,
        @Nullable String externalId,
        Instant createdAt,
        String createdBy,
        Instant updatedAt)
        implements State {}
