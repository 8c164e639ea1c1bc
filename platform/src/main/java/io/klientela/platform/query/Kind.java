package io.klientela.platform.query;

import io.klientela.events.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a field holds, and how people call it. */
enum Kind {
    TEXT("text"),
    NUMBER("a number"),
    BOOLEAN("true or false"),
    TIMESTAMP("a point in time"),
    DATE("a date"),
    CHOICE("one of a few words"),
    MONEY("an amount of money"),
    LIST("a list"),
    RECORD("a group of fields");

    private static final Set<Class<?>> NUMBERS = Set.of(
            int.class,
            Integer.class,
            long.class,
            Long.class,
            short.class,
            Short.class,
            double.class,
            Double.class,
            BigDecimal.class);

    final String label;

    Kind(String label) {
        this.label = label;
    }

    /** Null for what cannot be filtered, such as maps. */
    static @Nullable Kind of(Class<?> type) {
        if (type == String.class) {
            return TEXT;
        } else if (NUMBERS.contains(type)) {
            return NUMBER;
        } else if (type == boolean.class || type == Boolean.class) {
            return BOOLEAN;
        } else if (type == Instant.class) {
            return TIMESTAMP;
        } else if (type == LocalDate.class) {
            return DATE;
        } else if (type.isEnum()) {
            return CHOICE;
        } else if (type == Money.class) {
            return MONEY;
        } else if (Collection.class.isAssignableFrom(type)) {
            return LIST;
        }
        return type.isRecord() ? RECORD : null;
    }

    boolean ordered() {
        return this == TEXT || this == NUMBER || this == TIMESTAMP || this == DATE || this == MONEY;
    }

    /** Kept as text. */
    boolean text() {
        return this == TEXT || this == CHOICE;
    }

    boolean scalar() {
        return this != LIST && this != RECORD;
    }
}
