package io.klientela.platform.imports.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** A day of the calendar in one pattern; 31-02 is refused, not rolled over. */
final class Dates implements Converter {
    /** In place of a pattern: whatever is clear by itself. */
    static final String ANY = "any";

    private static final int FIRST_TWO_DIGIT_YEAR = 1950;

    private final String pattern;
    private final DateTimeFormatter format;

    Dates(String pattern) {
        this.pattern = pattern;
        this.format = formatOf(pattern);
    }

    @Override
    public Cell convert(String text) {
        try {
            return new Cell.Taken(LocalDate.parse(text, format));
        } catch (DateTimeException e) {
            return new Cell.Refused("is not a date of the form " + pattern);
        }
    }

    private static DateTimeFormatter formatOf(String pattern) {
        // A year of an era ("y") cannot be resolved strictly without its era; the proleptic year ("u") can.
        String proleptic = pattern.replace("yyyy", "uuuu");
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
        int year = proleptic.indexOf("yy");
        if (year < 0) {
            builder.appendPattern(proleptic);
        } else {
            appendPattern(builder, proleptic.substring(0, year));
            builder.appendValueReduced(ChronoField.YEAR, 2, 2, FIRST_TWO_DIGIT_YEAR);
            appendPattern(builder, proleptic.substring(year + 2));
        }
        return builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }

    private static void appendPattern(DateTimeFormatterBuilder builder, String pattern) {
        if (!pattern.isEmpty()) {
            builder.appendPattern(pattern);
        }
    }
}
