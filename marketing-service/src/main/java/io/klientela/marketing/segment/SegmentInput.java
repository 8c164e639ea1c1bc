package io.klientela.marketing.segment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What may be written of a segment. @param filter CEL over what is known of a person */
record SegmentInput(
        @NotBlank @Size(max = 200) String name,
        @Nullable @Size(max = 10_000) String description,
        @NotBlank @Size(max = 2_000) String filter,
        @Nullable String ownerId,
        @Nullable String teamId) {}
