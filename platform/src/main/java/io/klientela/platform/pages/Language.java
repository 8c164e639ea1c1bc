package io.klientela.platform.pages;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages that pages speak. */
public enum Language {
    PL,
    EN;

    /**
     * @param known what is known of the reader, e.g. {@code pl-PL}
     * @param accepted the request's Accept-Language
     */
    public static Language of(@Nullable String known, @Nullable String accepted) {
        if (known != null && !known.isBlank()) {
            return known.toLowerCase(Locale.ROOT).startsWith("pl") ? PL : EN;
        }
        if (accepted == null || accepted.isBlank()) {
            return EN;
        }
        try {
            String best = Locale.lookupTag(Locale.LanguageRange.parse(accepted), List.of("pl", "en"));
            return "pl".equals(best) ? PL : EN;
        } catch (IllegalArgumentException e) {
            return EN;
        }
    }

    public String say(String polish, String english) {
        return this == PL ? polish : english;
    }

    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
