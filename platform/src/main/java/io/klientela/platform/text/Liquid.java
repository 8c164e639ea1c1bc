package io.klientela.platform.text;

import java.util.Map;
import java.util.Objects;
import liqp.Template;
import liqp.TemplateParser;
import liqp.exceptions.ExceededMaxIterationsException;
import liqp.exceptions.LiquidException;
import liqp.parser.Flavor;
import liqp.parser.v4.NodeVisitor;
import org.springframework.web.util.HtmlUtils;

/**
 * A Liquid template within hard limits: 256 kB long, 10,000 rounds of all its loops, 1 MB of outcome, two seconds. It sees
 * maps, lists, texts, numbers, booleans and times, and nothing else; a value that is missing is empty. Not for several
 * threads at a time.
 */
public final class Liquid {
    static final int LONGEST = 262_144;
    static final int MOST_ROUNDS = 10_000;
    static final int LONGEST_OUTCOME = 1_000_000;

    private final Template template;
    private final LiquidGuard guard;

    private Liquid(String source, boolean escaping) {
        if (source.length() > LONGEST) {
            throw new InvalidTemplate(1, "a template has at most %,d characters".formatted(LONGEST));
        }
        guard = new LiquidGuard();
        TemplateParser.Builder builder = new TemplateParser.Builder()
                .withFlavor(Flavor.LIQUID)
                .withErrorMode(TemplateParser.ErrorMode.STRICT)
                .withStrictTypedExpressions(false)
                .withMaxIterations(MOST_ROUNDS)
                .withMaxSizeRenderedString(LONGEST_OUTCOME);
        guard.install(builder, escaping ? HtmlUtils::htmlEscape : text -> text);
        String guarded = new LiquidSource(source).guarded();
        try {
            TemplateParser parser = builder.build();
            template = parser.parse(guarded);
            new NodeVisitor(parser.insertions, parser.filters, parser.liquidStyleInclude)
                    .visit(template.getParseTree());
        } catch (LiquidException e) {
            throw new InvalidTemplate(e.line, LiquidMessages.parsing(e));
        } catch (RuntimeException | StackOverflowError e) {
            throw LiquidMessages.failure(e, 1);
        }
    }

    /** A template whose filled-in values are escaped for HTML. @throws InvalidTemplate where it cannot be understood */
    public static Liquid html(String source) {
        return new Liquid(source, true);
    }

    /** A template of plain text. @throws InvalidTemplate where it cannot be understood */
    public static Liquid text(String source) {
        return new Liquid(source, false);
    }

    /** Fills the template in. @throws InvalidTemplate where it fails, or goes beyond a limit */
    public String render(Map<String, ?> values) {
        guard.begin();
        try {
            return Objects.requireNonNullElse(template.renderUnguarded(Map.copyOf(withoutNulls(values))), "");
        } catch (ExceededMaxIterationsException e) {
            throw new InvalidTemplate(
                    guard.line(), "its loops go round more than %,d times in all".formatted(MOST_ROUNDS));
        } catch (RuntimeException | StackOverflowError e) {
            throw LiquidMessages.failure(e, guard.line());
        }
    }

    private static Map<String, Object> withoutNulls(Map<String, ?> values) {
        Map<String, Object> present = new java.util.HashMap<>();
        values.forEach((name, value) -> {
            if (value != null) {
                present.put(name, value);
            }
        });
        return present;
    }
}
