package io.klientela.automation.webhook;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be written of a webhook.
 *
 * @param eventTypes what it is told of; a trailing {@code *} matches any ending
 * @param filter CEL over {@code event}, {@code record} and {@code changes}; everything, where it is absent
 * @param active yes by default; switching on again one that was switched off makes it begin anew
 */
record WebhookInput(
        @NotBlank @Size(max = 200) String name,
        @NotBlank @Size(max = 2_000) String url,
        @NotEmpty @Size(max = 100) List<@NotBlank @Size(max = 200) String> eventTypes,
        @Nullable @Size(max = 2_000) String filter,
        @Nullable Boolean active) {}
