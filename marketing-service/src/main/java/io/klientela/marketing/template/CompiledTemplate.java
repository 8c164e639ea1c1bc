package io.klientela.marketing.template;

import io.klientela.events.marketing.TemplateFormat;
import io.klientela.platform.html.Html;
import io.klientela.platform.text.InvalidTemplate;
import io.klientela.platform.text.Liquid;
import io.klientela.platform.web.Problem;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A template that was understood and can be filled in many times; for one thread. */
public final class CompiledTemplate {
    private static final int LONGEST_SUBJECT = 500;

    private final TemplateFormat format;
    private final Liquid subject;
    private final Liquid body;
    private final @Nullable Liquid text;

    private CompiledTemplate(TemplateFormat format, Liquid subject, Liquid body, @Nullable Liquid text) {
        this.format = format;
        this.subject = subject;
        this.body = body;
        this.text = text;
    }

    /** @throws Problem 422 that names the field and the line */
    public static CompiledTemplate of(TemplateContent content) {
        String text = content.text();
        return new CompiledTemplate(
                content.format(),
                in("subject", () -> Liquid.text(content.subject())),
                in("body", () -> {
                    if (content.format() == TemplateFormat.MJML) {
                        Mjml.check(content.body());
                    }
                    return Liquid.html(content.body());
                }),
                text == null || text.isBlank() ? null : in("text", () -> Liquid.text(text)));
    }

    /** @throws Problem 422 that names the field and the line */
    public Filled fill(Map<String, ?> values) {
        String filledSubject = in("subject", () -> subject.render(values))
                .replaceAll("\\s+", " ")
                .strip();
        String filledBody = in("body", () -> body.render(values));
        String html = format == TemplateFormat.MJML ? in("body", () -> Mjml.toHtml(filledBody)) : filledBody;
        Liquid own = text;
        String plain = own == null ? Html.text(html) : in("text", () -> own.render(values));
        return new Filled(
                filledSubject.length() > LONGEST_SUBJECT ? filledSubject.substring(0, LONGEST_SUBJECT) : filledSubject,
                html,
                plain);
    }

    private interface Step<T> {
        T get();
    }

    private static <T> T in(String field, Step<T> step) {
        try {
            return step.get();
        } catch (InvalidTemplate e) {
            throw e.toProblem(field);
        }
    }
}
