package io.klientela.platform.export;

import io.klientela.platform.web.Problem;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How numbers and times are written: for programs as the API writes them, for the spreadsheet of a person who reads a
 * language and lives in a zone as that spreadsheet takes them for numbers and times.
 *
 * @param language {@code pl} or {@code en}; null for programs
 * @param zone null for UTC
 */
record ExportStyle(@Nullable String language, @Nullable ZoneId zone) {
    /** The style for programs. */
    static final ExportStyle PLAIN = new ExportStyle(null, null);

    static final String LANGUAGE = "language";
    static final String ZONE = "zone";
    private static final Set<String> DECIMAL_COMMA = Set.of("pl");
    private static final Set<String> LANGUAGES = Set.of("pl", "en");
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** @throws Problem 400 for a language or zone that is not known */
    static ExportStyle of(Map<String, String[]> parameters) {
        String[] language = parameters.get(LANGUAGE);
        if (language != null && !LANGUAGES.contains(language[0])) {
            throw Problem.badRequest("The parameter language is not valid.").field(LANGUAGE, "is pl or en");
        }
        return new ExportStyle(language == null ? null : language[0], zone(parameters.get(ZONE)));
    }

    private static @Nullable ZoneId zone(String @Nullable [] zone) {
        try {
            return zone == null ? null : ZoneId.of(zone[0]);
        } catch (DateTimeException e) {
            throw Problem.badRequest("The parameter zone is not valid.")
                    .field(ZONE, "is the name of a time zone, such as Europe/Warsaw");
        }
    }

    boolean isForPeople() {
        return language != null;
    }

    private boolean hasDecimalComma() {
        return language != null && DECIMAL_COMMA.contains(language);
    }

    /** What spreadsheets of the language part cells with. */
    char separator() {
        return hasDecimalComma() ? ';' : ',';
    }

    /** What stands between several values in one cell. */
    String between() {
        return hasDecimalComma() ? ", " : "; ";
    }

    ZoneId place() {
        return zone == null ? ZoneOffset.UTC : zone;
    }

    String text(Cell cell) {
        return switch (cell) {
            case Cell.Text text -> text.value();
            case Cell.Amount amount -> {
                String plain = amount.value().toPlainString();
                String number = hasDecimalComma() ? plain.replace('.', ',') : plain;
                yield amount.currency() == null ? number : number + " " + amount.currency();
            }
            case Cell.Day day -> day.value().toString();
            case Cell.Moment moment ->
                zone == null
                        ? moment.value().toString()
                        : LOCAL.format(moment.value().atZone(zone));
        };
    }
}
