package io.klientela.ticketing.outbound;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** The languages that customers are spoken to in. */
public enum Language {
    EN,
    PL;

    @SuppressWarnings("ImmutableEnumChecker") // what is read is a copy that nobody can change
    private final Map<String, String> texts = read();

    /** Polish for {@code pl}, else English. */
    public static Language of(@Nullable String code) {
        return code != null && code.toLowerCase(Locale.ROOT).startsWith("pl") ? PL : EN;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Every text by its key. */
    public Map<String, String> texts() {
        return texts;
    }

    public String text(String key, Object... values) {
        return texts.getOrDefault(key, key).formatted(values);
    }

    private Map<String, String> read() {
        Properties properties = new Properties();
        String file = "ticketing-service/texts_%s.properties".formatted(code());
        try (Reader reader =
                new InputStreamReader(new ClassPathResource(file).getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> found = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> found.put(key, properties.getProperty(key)));
        return Map.copyOf(found);
    }
}
