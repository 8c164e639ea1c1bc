package io.klientela.platform.custom;

import io.klientela.events.FieldValue;
import io.klientela.events.Money;
import io.klientela.events.contacts.CustomFieldKind;
import io.klientela.events.contacts.CustomFieldOption;
import io.klientela.events.contacts.CustomFieldState;
import io.klientela.platform.imports.mapping.NameKey;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one value as the definition of its field asks for; what it refuses it says in an IllegalArgumentException. */
final class ValueReader {
    private static final int LONGEST_TEXT = 2_000;
    private static final int MOST_CHOICES = 50;
    private static final int EXACT_DIGITS = 15;
    private static final int MOST_DECIMALS = 6;

    private final @Nullable LinkTargets links;

    ValueReader(@Nullable LinkTargets links) {
        this.links = links;
    }

    static boolean isNothing(JsonNode value) {
        return value.isNull()
                || (value.isString() && value.asString().isBlank())
                || (value.isArray() && value.isEmpty());
    }

    FieldValue read(CustomFieldState field, JsonNode value) {
        return switch (field.kind()) {
            case TEXT -> FieldValue.of(text(value));
            case NUMBER -> FieldValue.of(number(value));
            case MONEY -> FieldValue.of(money(value));
            case DATE -> FieldValue.of(date(value).toString());
            case CHOICE -> FieldValue.of(choice(field, value));
            case MULTI_CHOICE -> FieldValue.of(choices(field, value));
            case LINK -> FieldValue.of(link(field, value));
        };
    }

    private static String text(JsonNode value) {
        String text = words(value, "is a text").strip();
        if (text.length() > LONGEST_TEXT) {
            throw refused("has more than %,d characters".formatted(LONGEST_TEXT));
        }
        return text;
    }

    private static BigDecimal number(JsonNode value) {
        if (!value.isNumber()) {
            throw refused("is a number, such as 12 or 12.5");
        }
        BigDecimal number = value.decimalValue().stripTrailingZeros();
        boolean exact = number.precision() <= EXACT_DIGITS
                && number.scale() <= MOST_DECIMALS
                && number.precision() - number.scale() <= EXACT_DIGITS;
        if (!exact) {
            throw refused(
                    "is a number of at most %d digits, %d of them decimals".formatted(EXACT_DIGITS, MOST_DECIMALS));
        }
        return number;
    }

    private static Money money(JsonNode value) {
        JsonNode amount = value.path("amount");
        try {
            if (value.isObject() && (amount.isString() || amount.isNumber()) && value.size() == 2) {
                return Money.of(amount.asString(), words(value.path("currency"), "has no currency"));
            }
        } catch (NumberFormatException e) {
            throw refused("is an amount, such as {\"amount\": \"12.50\", \"currency\": \"PLN\"}");
        } catch (IllegalArgumentException e) {
            throw refused(e.getMessage() == null ? "names no currency, such as PLN" : e.getMessage());
        }
        throw refused("is an amount, such as {\"amount\": \"12.50\", \"currency\": \"PLN\"}");
    }

    private static LocalDate date(JsonNode value) {
        try {
            return LocalDate.parse(words(value, "is a day, such as 2026-01-31"));
        } catch (DateTimeException e) {
            throw refused("is a day of the calendar, such as 2026-01-31");
        }
    }

    private static List<String> choices(CustomFieldState field, JsonNode value) {
        if (!value.isArray()) {
            throw refused("is a list of " + labels(field));
        }
        Set<String> keys = new LinkedHashSet<>();
        value.forEach(each -> keys.add(choice(field, each)));
        if (keys.size() > MOST_CHOICES) {
            throw refused("has more than %d choices".formatted(MOST_CHOICES));
        }
        return List.copyOf(keys);
    }

    /** By its key, or as files have it by its label. */
    private static String choice(CustomFieldState field, JsonNode value) {
        String said = words(value, "is one of " + labels(field));
        String folded = NameKey.of(said);
        List<CustomFieldOption> open = CustomFields.options(field).stream()
                .filter(option -> !option.archived())
                .toList();
        return open.stream()
                .filter(option -> option.key().equals(said))
                .findFirst()
                .or(() -> open.stream()
                        .filter(option -> option.label().equals(said)
                                || NameKey.of(option.label()).equals(folded))
                        .findFirst())
                .map(CustomFieldOption::key)
                .orElseThrow(() -> refused("is one of " + labels(field)));
    }

    private static String labels(CustomFieldState field) {
        return CustomFields.options(field).stream()
                .filter(option -> !option.archived())
                .map(option ->
                        option.key().equals(option.label()) ? option.key() : option.key() + " (" + option.label() + ")")
                .collect(Collectors.joining(", "));
    }

    private FieldValue.RecordLink link(CustomFieldState field, JsonNode value) {
        String kind = field.kind() == CustomFieldKind.LINK && field.linkTo() != null ? field.linkTo() : "";
        String id =
                words(value.isObject() ? value.path("id") : value, "is the id of a %s, or {\"id\": …}".formatted(kind));
        LinkTargets targets = links;
        if (targets == null || !targets.kinds().contains(kind)) {
            throw refused("cannot be linked here");
        }
        return targets.find(kind, id).orElseThrow(() -> refused("no such " + kind));
    }

    private static String words(JsonNode value, String otherwise) {
        if (!value.isString()) {
            throw refused(otherwise);
        }
        return value.asString();
    }

    private static IllegalArgumentException refused(String message) {
        return new IllegalArgumentException(message);
    }
}
