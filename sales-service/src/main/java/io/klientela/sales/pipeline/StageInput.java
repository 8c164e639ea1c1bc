package io.klientela.sales.pipeline;

import io.klientela.events.sales.DealStatus;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A stage as it is written. @param id of a stage that is there already; none for a new one. @param probability percent */
record StageInput(
        @Nullable String id,
        @NotBlank @Size(max = 100) String name,
        @NotNull DealStatus kind,
        @NotNull @Min(0) @Max(100) Integer probability) {}
