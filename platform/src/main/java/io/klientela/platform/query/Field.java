package io.klientela.platform.query;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/**
 * A field that can be filtered.
 *
 * @param path where MongoDB keeps it; empty for the plain elements of a list
 * @param many whether the path leads through a list, so that a comparison means "any of them"
 * @param choices the allowed words of a {@link Kind#CHOICE}
 * @param children the fields of a record, of money, or of the records in a list; their paths are relative
 * @param element what a list holds, relative to the element
 */
record Field(
        String name,
        String path,
        Kind kind,
        Class<?> type,
        boolean many,
        List<String> choices,
        Map<String, Field> children,
        @Nullable Field element) {

    private static final int ISO_DATE_LENGTH = 10;

    boolean sortable() {
        return kind.scalar() && !many;
    }

    /** A single value, not a group of fields. */
    boolean plain() {
        return kind.scalar() && kind != Kind.MONEY;
    }

    Field named(String alias) {
        return new Field(alias, path, kind, type, many, choices, children, element);
    }

    /** The field below this one, or null where there is none. */
    @Nullable
    Field child(String child) {
        Field found = children.get(child);
        return found == null ? null : found.below(this);
    }

    private Field below(Field parent) {
        String full = parent.path.isEmpty() ? path : parent.path + "." + path;
        boolean any = many || parent.many || parent.kind == Kind.LIST;
        return new Field(parent.name + "." + name, full, kind, type, any, choices, children, element);
    }

    /** Where the value that compares is kept: money compares by its amount. */
    String comparedPath() {
        return kind == Kind.MONEY ? path + ".amount" : path;
    }

    /** The stored form of a literal. @throws IllegalArgumentException with what is expected instead */
    Object stored(Object literal) {
        return switch (kind) {
            case TEXT -> literal instanceof String text ? text : mismatch("compare it with text, e.g. \"abc\"");
            case NUMBER -> number(literal, type == BigDecimal.class);
            case MONEY -> number(literal, true);
            case BOOLEAN -> literal instanceof Boolean bool ? bool : mismatch("compare it with true or false");
            case TIMESTAMP ->
                literal instanceof Instant instant
                        ? Date.from(instant)
                        : mismatch("compare it with timestamp(\"2026-01-31T00:00:00Z\") or now");
            case DATE -> date(literal);
            case CHOICE ->
                literal instanceof String word && choices.contains(word)
                        ? word
                        : mismatch("it is one of \"" + String.join("\", \"", choices) + "\"");
            case LIST -> mismatch("use in, size() or exists() on it");
            case RECORD -> mismatch("use one of its fields: " + String.join(", ", children.keySet()));
        };
    }

    /** Decimals are stored exactly; 0.1 as a double would not be equal to the stored 0.1. */
    private Object number(Object literal, boolean decimal) {
        return switch (literal) {
            case Long whole -> decimal ? new Decimal128(whole) : whole;
            case Double fraction -> decimal ? new Decimal128(BigDecimal.valueOf(fraction)) : fraction;
            default -> mismatch("compare it with a number");
        };
    }

    private Object date(Object literal) {
        if (literal instanceof Instant instant) {
            return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
        }
        if (literal instanceof String text && text.length() == ISO_DATE_LENGTH) {
            try {
                return LocalDate.parse(text).toString();
            } catch (DateTimeException e) {
                return mismatch("\"" + text + "\" is not a day of the calendar");
            }
        }
        return mismatch("compare it with a date, e.g. \"2026-01-31\"");
    }

    private Object mismatch(String advice) {
        throw new IllegalArgumentException("%s is %s: %s".formatted(name, kind.label, advice));
    }
}
