package io.klientela.platform.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klientela.events.sales.DealState;
import io.klientela.platform.Json;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ExpressionTest {
    private static final Map<String, Shape> VARIABLES =
            Map.of("record", Shape.of(DealState.class), "changes", Shape.ANY);
    private static final JsonNode DEAL = Json.mapper().readTree("""
            {"name":"Big","probability":60,"amount":{"amount":"1234.50","currency":"PLN"},"status":"open",
             "createdAt":"2026-01-01T00:00:00Z","closedOn":"2026-02-01","tags":["vip"],
             "contacts":[{"contactId":"c","name":"Ann"}]}
            """);
    private static final Map<String, JsonNode> VALUES =
            Map.of("record", DEAL, "changes", Json.mapper().readTree("{\"name\":{\"after\":\"Big\"}}"));
    private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "record.name == 'Big' && record.probability > 50",
                "record.amount.amount > 1000 && record.amount.currency in ['PLN', 'EUR']",
                "record.amount.amount * 2.0 == 2469.0",
                "record.ownerId == null && !has(record.ownerId)",
                "has(record.name) && has(record.tags) && !has(record.lines)",
                "now - record.createdAt >= duration('24h')",
                "record.closedOn >= '2026-01-31'",
                "'vip' in record.tags && record.contacts.exists(c, c.name.startsWith('A'))",
                "changes.name.after == record.name",
                "record.ownerId != 'u'",
            })
    void holds(String cel) {
        assertThat(Expression.compile(cel, VARIABLES).test(VALUES, NOW)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "record.nmae == 'x'                  | 7  | undefined field 'nmae'",
                "record.name == 'x' && record.name > 3| 35 | no matching overload",
                "record.name                          | 7  | expected type 'bool'",
                "record.name ==                       | 15 | mismatched input",
                "unknown > 3                          | 1  | undeclared reference",
            })
    void pointsAtWhatIsWrong(String cel, int column, String message) {
        assertThatThrownBy(() -> Expression.compile(cel, VARIABLES))
                .isInstanceOfSatisfying(InvalidFilter.class, invalid -> {
                    assertThat(invalid).hasMessageContaining(message);
                    assertThat(invalid.column()).isEqualTo(column);
                });
    }

    @Test
    void saysThatItHasNoValueWhereAMissingNumberIsCompared() {
        Expression expression = Expression.compile("record.ownerId > 'a'", VARIABLES);
        assertThatThrownBy(() -> expression.test(VALUES, NOW)).isInstanceOf(Expression.NotEvaluated.class);
    }

    @Test
    void endsLoopsThatGoOnAndOn() {
        String hundred = "[" + "1,".repeat(99) + "1]";
        Expression expression =
                Expression.compile("%1$s.all(a, %1$s.all(b, %1$s.all(c, true)))".formatted(hundred), VARIABLES);
        assertThatThrownBy(() -> expression.test(VALUES, NOW))
                .isInstanceOf(Expression.NotEvaluated.class)
                .hasMessageContaining("budget");
        assertThatThrownBy(() -> Expression.compile("1 == 1".repeat(1_000), VARIABLES))
                .isInstanceOf(InvalidFilter.class);
    }
}
