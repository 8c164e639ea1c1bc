package io.klientela.reporting.request;

import io.klientela.reporting.model.Fact;
import java.time.LocalDate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Conditions on facts, of those that a question has. */
public final class Conditions {
    private Predicate<Fact> all = fact -> true;

    public Conditions equal(String field, @Nullable String value) {
        return value == null ? this : and(fact -> fact.is(field, value));
    }

    /** @param field a day. @param from the first that counts. @param to the last that counts */
    public Conditions between(String field, @Nullable LocalDate from, @Nullable LocalDate to) {
        if (from != null) {
            String first = from.toString();
            and(fact -> {
                String day = fact.text(field);
                return day != null && day.compareTo(first) >= 0;
            });
        }
        if (to != null) {
            String last = to.toString();
            and(fact -> {
                String day = fact.text(field);
                return day != null && day.compareTo(last) <= 0;
            });
        }
        return this;
    }

    public Conditions and(Predicate<Fact> condition) {
        all = all.and(condition);
        return this;
    }

    public Predicate<Fact> all() {
        return all;
    }
}
