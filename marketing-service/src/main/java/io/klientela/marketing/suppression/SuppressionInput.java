package io.klientela.marketing.suppression;

import io.klientela.events.marketing.SuppressionReason;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What may be written of a suppression. @param name the address. @param reason {@code manual} where absent */
record SuppressionInput(
        @NotBlank @Email @Size(max = 320) String name,
        @Nullable SuppressionReason reason,
        @Nullable String contactId,
        @Nullable @Size(max = 1_000) String note) {}
