package io.klientela.marketing.template;

import io.klientela.events.marketing.TemplateFormat;
import io.klientela.events.marketing.TemplateState;
import org.jspecify.annotations.Nullable;

/** What a template says. @param text the plain text part; made from the body where it is null */
public record TemplateContent(
        TemplateFormat format,
        String subject,
        String body,
        @Nullable String text) {

    public static TemplateContent of(TemplateState template) {
        return new TemplateContent(template.format(), template.subject(), template.body(), template.text());
    }

    /** The same under another subject; the same where there is none. */
    public TemplateContent withSubject(@Nullable String other) {
        return other == null || other.isBlank() ? this : new TemplateContent(format, other, body, text);
    }
}
