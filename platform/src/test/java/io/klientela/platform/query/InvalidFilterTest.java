package io.klientela.platform.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.klientela.platform.web.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidFilterTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            amount > 5 && stat == "won"      | 1:15 | stat     | did you mean status?
            zzzzzzz == 1                     | 1:1  | zzzzzzz  | there are id, name
            amount.foo == 1                  | 1:1  | amount.foo | there is no field amount.foo
            status == "wn"                   | 1:1  | status   | it is one of "open", "not-invited", "won"
            probability == "x"               | 1:1  | probability | compare it with a number
            name == 5                        | 1:1  | name     | compare it with text
            active == "yes"                  | 1:1  | active   | true or false
            createdAt > "2026-01-01"         | 1:1  | createdAt | timestamp(
            closedOn > "2026-02-30"          | 1:1  | closedOn | not a day of the calendar
            status > "open"                  | 1:1  | status   | has no order
            status in ["open", "opne"]       | 1:20 | status   | it is one of
            name.matches("a.*")              | 1:13 |          | matches() is not supported
            name + "x" == "y"                | 1:6  |          | added
            name.foo("x")                    | 1:9  |          | foo() is not supported
            tags == "vip"                    | 1:1  | tags     | use in, size() or exists()
            tags == null                     | 1:1  | tags     | size(tags) == 0
            size(name) > 1                   | 1:6  | name     | size() works on lists
            size(tags) > -1                  | 1:5  |          | a whole number
            tags.exists(t, status == "won")  | 1:16 | status   | there is no field status
            tags.exists(t, t == "a" && t == "b") | 1:12 |      | one comparison
            "x" in lines                     | 1:8  | lines    | exists(x, x.product
            createdAt > timestamp("soon")    | 1:22 |          | is not a time
            createdAt > now - duration("1 week") | 1:17 |      | is not a duration
            createdAt > now + duration("99999999999h") | 1:17 | | out of range
            createdAt < closedOn             | 1:11 |          | not two values or two fields
            1 == 1                           | 1:3  |          | not two values or two fields
            amount > 5 ? true : false        | 1:12 |          | ?: is not supported
            lines                            | 1:1  | lines    | use in, size() or exists()
            name.lowerAscii() == "Acme"      | 1:16 |          | capital letters
            "abc"                            | 1:1  |          | not a condition
            [1, 2]                           | 1:1  |          | not a condition
            amount >                         | 1:9  |          | mismatched input
            """)
    void saysWhatIsWrongAndWhere(String cel, String place, String field, String message) {
        InvalidFilter invalid = refused(cel);
        assertThat(invalid).hasMessageContaining(message);
        assertThat(invalid.line() + ":" + invalid.column()).isEqualTo(place);
        if (field != null) {
            assertThat(invalid.field()).isEqualTo(field);
        }
    }

    @Test
    void countsLines() {
        InvalidFilter invalid = refused("active &&\n  nme == \"x\"");
        assertThat(invalid.line()).isEqualTo(2);
        assertThat(invalid.column()).isEqualTo(3);
    }

    @Test
    void becomesAProblemThatPointsAtTheColumn() {
        Problem problem = refused("amount >> 5").toProblem("filter");
        assertThat(problem.status().value()).isEqualTo(400);
        assertThat(problem.errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("filter");
            assertThat(error.message()).startsWith("1:9: ");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 400, 3000})
    void refusesWhatIsTooLong(int parts) {
        assertThat(refused("active" + " || active".repeat(parts))).isNotNull();
    }

    @Test
    void refusesWhatIsTooDeep() {
        assertThat(refused("(".repeat(900) + "active" + ")".repeat(900))).isNotNull();
        assertThat(refused("!(".repeat(90) + "active" + ")".repeat(90))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "(",
                "a.b.c.d.e == 1",
                "\"",
                "has()",
                "has(1)",
                "tags.exists(1, 2)",
                "{}",
                "tags[0] == \"a\"",
                "in",
                "Foo{a: 1} == null",
                "1 in 2",
                "size() == 1",
                "name.size(tags) == 1",
                "b\"x\" == name",
                "now",
                "now == now",
                "-name == 1",
                "exists(tags, t, t == \"x\")",
                "x.all(t, t)",
                "amount == 1u + 2u",
                "has(has(name))",
                "\"a\".startsWith(\"b\")",
                "name.startsWith(name)",
                "null",
                "null == null",
                "name in null",
                "name in [null]",
                "timestamp() == createdAt",
                "duration(1) > now",
                "9223372036854775808 > probability",
                "lines.exists(l, lines.exists(m, m.quantity > 1))",
                "true ? true : false",
                "!5",
                "createdAt == now - now",
                "probability > duration(\"1h\")",
                "amount in [\"x\"]",
                "name == \"\\ud800\"",
                "name == \"\ud800\""
            })
    void neverFailsOtherwise(String cel) {
        assertThat(refused(cel)).isNotNull();
    }

    private static InvalidFilter refused(String cel) {
        return catchThrowableOfType(InvalidFilter.class, () -> Filter.parse(cel, Sample.FIELDS, Sample.CLOCK));
    }
}
