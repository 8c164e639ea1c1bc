package io.klientela.marketing.template;

import io.klientela.events.marketing.TemplateFormat;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What may be written of a template.
 *
 * @param subject Liquid
 * @param body Liquid in HTML or MJML
 * @param text Liquid, the plain text part; made from the body where absent
 */
record TemplateInput(
        @NotBlank @Size(max = 200) String name,
        @NotNull TemplateFormat format,
        @NotBlank @Size(max = 500) String subject,
        @NotBlank @Size(max = 200_000) String body,
        @Nullable @Size(max = 200_000) String text,
        @Nullable @Size(max = 20) String language,
        @Nullable String ownerId,
        @Nullable String teamId) {

    TemplateContent content() {
        return new TemplateContent(format, subject, body, text);
    }
}
