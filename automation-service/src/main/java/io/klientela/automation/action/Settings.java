package io.klientela.automation.action;

import io.klientela.platform.text.InvalidTemplate;
import io.klientela.platform.text.Liquid;
import io.klientela.platform.web.Problem;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an action, as somebody wrote them.
 *
 * @param place where they stand in the rule, for messages, e.g. {@code actions[0].settings}
 */
public record Settings(Map<String, Object> values, String place) {

    /** Refuses settings that the action does not know. */
    void allow(String... names) {
        Set<String> known = new TreeSet<>(Set.of(names));
        values.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw invalid(name, "is not a setting of this action; it has " + String.join(", ", known));
                });
    }

    @Nullable
    String text(String name) {
        Object value = values.get(name);
        if (value == null) {
            return null;
        } else if (value instanceof String text) {
            return text.isBlank() ? null : text;
        }
        throw invalid(name, "is text");
    }

    /** @throws Problem 422 where it is missing */
    String required(String name) {
        String text = text(name);
        if (text == null) {
            throw invalid(name, "is missing");
        }
        return text;
    }

    /** A whole number; null where none is given. */
    @Nullable
    Integer number(String name, int least, int most) {
        Object value = values.get(name);
        if (value == null) {
            return null;
        } else if (value instanceof Number number
                && number.doubleValue() == number.intValue()
                && number.intValue() >= least
                && number.intValue() <= most) {
            return number.intValue();
        }
        throw invalid(name, "is a whole number from %d to %d".formatted(least, most));
    }

    boolean flag(String name) {
        Object value = values.get(name);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw invalid(name, "is true or false");
    }

    @Nullable
    Object value(String name) {
        return values.get(name);
    }

    /** Checks that a text, where there is one, is a template that can be filled in. */
    void requireTemplate(String name) {
        String text = text(name);
        if (text == null) {
            return;
        }
        try {
            Liquid.text(text);
        } catch (InvalidTemplate e) {
            throw invalid(name, String.valueOf(e.getMessage()));
        }
    }

    Problem invalid(String name, String message) {
        return Problem.unprocessable("An action of this rule is not valid.").field(place + "." + name, message);
    }
}
