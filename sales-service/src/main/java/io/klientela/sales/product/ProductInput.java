package io.klientela.sales.product;

import io.klientela.events.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What may be written of a product. @param sku unique where present. @param active whether new deals may contain it; yes by default */
record ProductInput(
        @NotBlank @Size(max = 200) String name,
        @Nullable @Size(max = 100) String sku,
        @Nullable @Size(max = 100) String family,
        @Nullable @Size(max = 10_000) String description,
        @Nullable Money price,
        @Nullable Boolean active) {}
