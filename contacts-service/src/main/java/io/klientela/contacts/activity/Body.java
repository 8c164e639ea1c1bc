package io.klientela.contacts.activity;

import static io.klientela.contacts.shared.Inputs.trimmed;

import io.klientela.events.contacts.ActivityState;
import io.klientela.platform.html.Html;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an activity says: in plain text, and as it was formatted where it was. */
record Body(@Nullable String text, @Nullable String html) {

    /** The HTML counts, unless the plain text alone was changed: then the formatting is gone with what it formatted. */
    static Body of(@Nullable String text, @Nullable String html, @Nullable ActivityState before) {
        String given = trimmed(html);
        String harmless = given == null ? "" : Html.sanitised(given).strip();
        if (harmless.isEmpty() || onlyTextChanged(text, html, before)) {
            return new Body(text, null);
        }
        return new Body(Html.text(harmless), harmless);
    }

    /** As they came together from elsewhere. */
    static Body both(@Nullable String text, @Nullable String html) {
        return new Body(text, html == null ? null : Html.sanitised(html).strip());
    }

    private static boolean onlyTextChanged(
            @Nullable String text, @Nullable String html, @Nullable ActivityState before) {
        return before != null && Objects.equals(html, before.bodyHtml()) && !Objects.equals(text, before.body());
    }
}
