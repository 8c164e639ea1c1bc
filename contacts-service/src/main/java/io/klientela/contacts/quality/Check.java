package io.klientela.contacts.quality;

import io.klientela.platform.Json;
import io.klientela.platform.query.Expression;
import io.klientela.platform.query.Expression.NotEvaluated;
import io.klientela.platform.query.InvalidFilter;
import io.klientela.platform.query.Shape;
import io.klientela.platform.web.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A rule, ready to be asked. What cannot be told of a record, as a missing number is compared, is not held against it.
 *
 * @param condition on the record, or on the {@code value} of a format
 */
record Check(QualityRule rule, @Nullable Expression condition) {

    /** @throws Problem 422 that names what is wrong with it, below {@code at} */
    static Check of(Subject subject, QualityRule rule, String at) {
        boolean whole = rule.kind() == RuleKind.FRESH && rule.field().equals(QualityRule.WHOLE);
        if (!whole && !subject.has(rule.field())) {
            throw Problem.unprocessable("A %s has no field \"%s\".".formatted(subject.resource(), rule.field()))
                    .field(at + ".field", "is none of " + String.join(", ", subject.fields()));
        }
        return switch (rule.kind()) {
            case REQUIRED, UNIQUE -> new Check(rule, null);
            case FRESH -> {
                require(rule.days(), at + ".days");
                yield new Check(rule, null);
            }
            case FORMAT -> new Check(rule, format(require(rule.pattern(), at + ".pattern"), at + ".pattern"));
            case CONSISTENT ->
                new Check(
                        rule,
                        compiled(
                                require(rule.condition(), at + ".condition"),
                                Shape.fieldsOf(subject.stateClass()),
                                at + ".condition"));
        };
    }

    private static <T> T require(@Nullable T value, String field) {
        if (value == null || value.toString().isBlank()) {
            throw Problem.unprocessable("Such a rule says more.").field(field, "is missing");
        }
        return value;
    }

    private static Expression format(String pattern, String field) {
        String literal = Json.mapper().writeValueAsString("^(?:" + pattern + ")$");
        Expression condition = compiled("value.matches(%s)".formatted(literal), Map.of("value", Shape.TEXT), field);
        try {
            condition.test(value(""), Instant.EPOCH);
        } catch (NotEvaluated e) {
            throw Problem.unprocessable("The pattern is not a regular expression.")
                    .field(field, String.valueOf(e.getMessage()));
        }
        return condition;
    }

    private static Expression compiled(String cel, Map<String, Shape> variables, String field) {
        try {
            return Expression.compile(cel, variables);
        } catch (InvalidFilter e) {
            throw Problem.unprocessable("The condition is not valid.")
                    .field(field, "%d:%d: %s".formatted(e.line(), e.column(), e.getMessage()));
        }
    }

    Finding on(JsonNode state, Circumstances known, Instant now) {
        return switch (rule.kind()) {
            case REQUIRED -> found(!Values.at(state, rule.field()).isEmpty());
            case FORMAT -> found(Values.at(state, rule.field()).stream().allMatch(value -> holds(value(value), now)));
            case CONSISTENT -> found(holds(state, now));
            case FRESH -> fresh(state, known.since(), now);
            case UNIQUE -> found(!known.shared().contains(rule.id()));
        };
    }

    private Finding found(boolean holds) {
        return new Finding(rule, holds, null);
    }

    private Finding fresh(JsonNode state, Map<String, Instant> since, Instant now) {
        Instant set = rule.asksAge()
                ? (Values.at(state, rule.field()).isEmpty() ? null : since.get(rule.root()))
                : Instant.parse(state.path(QualityRule.WHOLE).asString());
        Duration most = Duration.ofDays(Objects.requireNonNullElse(rule.days(), 0));
        return new Finding(rule, set == null || set.plus(most).isAfter(now), set);
    }

    private boolean holds(JsonNode state, Instant now) {
        return holds(
                state.properties().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)), now);
    }

    private boolean holds(Map<String, JsonNode> values, Instant now) {
        try {
            return Objects.requireNonNull(condition).test(values, now);
        } catch (NotEvaluated e) {
            return true;
        }
    }

    private static Map<String, JsonNode> value(String value) {
        return Map.of("value", Json.mapper().valueToTree(value));
    }
}
