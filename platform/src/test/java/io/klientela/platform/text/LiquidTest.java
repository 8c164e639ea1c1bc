package io.klientela.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiquidTest {
    private static final Map<String, Object> ANNA =
            Map.of("contact", Map.of("firstName", "Anna <b>", "tags", List.of("vip", "R&D")), "count", 3);

    @Test
    void escapesValuesInHtmlAndNowhereElse() {
        String source = "<p>{{ contact.firstName }}{%- if count > 2 -%} {{ contact.tags | join: '/' }}{% endif %}</p>";
        assertThat(Liquid.html(source).render(ANNA)).isEqualTo("<p>Anna &lt;b&gt;vip/R&amp;D</p>");
        assertThat(Liquid.text(source).render(ANNA)).isEqualTo("<p>Anna <b>vip/R&D</p>");
        assertThat(Liquid.html("{% cycle contact.firstName, 'b' %}").render(ANNA))
                .isEqualTo("Anna &lt;b&gt;");
    }

    @Test
    void keepsWhatIsNotLiquidAndLeavesMissingValuesEmpty() {
        assertThat(Liquid.html(
                                "a {{ nobody.name }}b {% raw %}{{ x }}{% endraw %}{% comment %}{{{% endcomment %} {{ '}}' }}")
                        .render(Map.of()))
                .isEqualTo("a b {{ x }} }}");
        assertThat(Liquid.text("{% for t in contact.tags %}{{ forloop.index }}{{ t }} {% else %}-{% endfor %}")
                        .render(ANNA))
                .isEqualTo("1vip 2R&D ");
        assertThat(Liquid.text("{% assign n = count | plus: 1 %}{{ n }} {{ 'x' | upcase | append: contact.firstName }}")
                        .render(ANNA))
                .isEqualTo("4 XAnna <b>");
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `a\n{{ name`                        | 2 | not closed
            `a\nb\n{% if x %}\nc`               | 4 | not closed
            `a\n{% endif %}`                    | 2 | not expected
            `a\n\n{{ x | nosuchfilter }}`       | 3 | nosuchfilter
            `{{ x }}\n{% include 'secret' %}`   | 2 | not available
            `a\n{% nosuchtag %}`                | 2 | nosuchtag
            `\n{{ }}`                           | 2 | empty
            `\n{% raw %}`                       | 2 | endraw
            `\n\n{% for i in (1..1000000000) %}{{ i }}{% endfor %}` | 3 | 10,000
            `{% assign x = 1 %}\n{% for i in (1..200) %}\n{% for j in (1..200) %}\n{% endfor %}{% endfor %}` | 3 | 10,000
            """)
    void namesTheLineThatIsWrong(String source, int line, String reason) {
        InvalidTemplate wrong = catchThrowableOfType(
                InvalidTemplate.class,
                () -> Liquid.html(source.replace("\\n", "\n")).render(Map.of()));
        assertThat(wrong.reason()).contains(reason);
        assertThat(wrong.line()).as(wrong.reason()).isEqualTo(line);
        assertThat(wrong.toProblem("body").errors())
                .singleElement()
                .satisfies(error -> assertThat(error.message()).startsWith("line " + line));
    }

    @Test
    @Timeout(20)
    void staysWithinItsLimits() {
        String doubling = "{% assign a = 'xxxxxxxxxx' %}" + "{% assign a = a | append: a %}\n".repeat(40);
        assertThatThrownBy(() -> Liquid.text(doubling).render(Map.of())).hasMessageContaining("too large");
        String replacing = "{% assign a = 'xxxxxxxxxx' %}" + "{% assign a = a | replace: 'x', a %}\n".repeat(10);
        assertThatThrownBy(() -> Liquid.text(replacing).render(Map.of())).hasMessageContaining("too large");
        assertThatThrownBy(() -> Liquid.text("x".repeat(300_000))).hasMessageContaining("at most");
        String nested = "{% if true %}".repeat(5_000) + "{% endif %}".repeat(5_000);
        assertThatThrownBy(() -> Liquid.text(nested).render(Map.of())).isInstanceOf(InvalidTemplate.class);
        String wide = "{% for i in (1..9999) %}" + "x".repeat(1_000) + "{% endfor %}";
        assertThatThrownBy(() -> Liquid.text(wide).render(Map.of())).hasMessageContaining("exceeds");
        String slow =
                "{% for i in (1..9000) %}" + "{{ text | split: 'a' | join: 'b' | size }}".repeat(20) + "{% endfor %}";
        long begun = System.nanoTime();
        assertThatThrownBy(() -> Liquid.text(slow).render(Map.of("text", "aaaaaaaaab".repeat(2_000))))
                .hasMessageContaining("longer than 2 seconds");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(6));
    }

    @Test
    void seesNothingOfObjects() {
        assertThat(Liquid.text("{{ x.class }}{{ x.getClass }}{{ x.class.name }}")
                        .render(Map.of("x", "text")))
                .isEmpty();
    }
}
