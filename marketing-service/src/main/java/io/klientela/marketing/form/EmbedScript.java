package io.klientela.marketing.form;

import io.klientela.events.marketing.FormState;
import io.klientela.marketing.form.AskedConsents.Box;
import io.klientela.platform.Json;
import io.klientela.platform.pages.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The script that builds a form in somebody else's page. */
@Component
class EmbedScript {
    private static final String PLACE = "/*FORM*/ null";

    private final String source;

    EmbedScript() {
        try {
            source = new ClassPathResource("forms/embed.js").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String of(FormState form, List<Box> consents, String action, String token) {
        Language language = Language.of(form.language(), null);
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("id", form.id());
        described.put("action", action);
        described.put("token", token);
        described.put("fields", form.fields());
        described.put("consents", consents);
        described.put("submitLabel", form.submitLabel());
        described.put("language", language.tag());
        described.put(
                "failed",
                language.say(
                        "Nie udało się wysłać. Proszę spróbować ponownie.",
                        "This could not be sent. Please try again."));
        if (form.title() != null) {
            described.put("title", form.title());
        }
        return source.replace(PLACE, Json.mapper().writeValueAsString(described).replace("<", "\\u003c"));
    }
}
