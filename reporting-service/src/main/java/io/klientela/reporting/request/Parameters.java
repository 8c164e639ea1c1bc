package io.klientela.reporting.request;

import io.klientela.platform.Ids;
import io.klientela.platform.web.Problem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads query parameters and gathers what is wrong with them, to say it all at once. An empty one counts as absent. */
public final class Parameters {
    private final Map<String, String[]> values;
    private final Map<String, String> faults = new LinkedHashMap<>();

    /** @param known the parameters that the report understands, in the order of its description */
    public Parameters(Map<String, String[]> values, Set<String> known) {
        this.values = values;
        values.forEach((name, given) -> {
            if (!known.contains(name)) {
                faults.put(name, "is not a parameter of this report; it knows " + String.join(", ", known));
            } else if (given.length > 1) {
                faults.put(name, "is given more than once");
            }
        });
    }

    public @Nullable String id(String name) {
        String value = text(name);
        if (value != null && !Ids.isWellFormed(value)) {
            faults.putIfAbsent(name, "is not an id");
        }
        return value;
    }

    public @Nullable LocalDate day(String name) {
        String value = text(name);
        try {
            return value == null ? null : LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            faults.putIfAbsent(name, "is not a day like 2026-03-31");
            return null;
        }
    }

    public @Nullable String currency(String name) {
        String value = text(name);
        try {
            return value == null ? null : Currency.getInstance(value).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            faults.putIfAbsent(name, "is not an ISO 4217 code like EUR");
            return null;
        }
    }

    /** Both days are there, and {@code from} comes after {@code to}: that is a fault. */
    public void ordered(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from != null && to != null && from.isAfter(to)) {
            faults.putIfAbsent("from", "is after to");
        }
    }

    /** @throws Problem 400 that names every faulty parameter */
    public void check() {
        if (!faults.isEmpty()) {
            Problem problem = Problem.badRequest("Please correct: " + String.join(", ", faults.keySet()) + ".");
            faults.forEach(problem::field);
            throw problem;
        }
    }

    private @Nullable String text(String name) {
        String[] given = values.get(name);
        return given == null || given.length == 0 || given[0].isBlank() ? null : given[0].strip();
    }
}
