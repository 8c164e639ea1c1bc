package io.klientela.platform.query;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import java.time.Clock;
import org.bson.conversions.Bson;

/**
 * A condition on a resource, written in CEL and checked against the resource's fields.
 *
 * <p>Logic has two values: a comparison with a missing field is false, {@code !=} with it is true, {@code !} is the
 * exact opposite. {@code f == null} and {@code !has(f)} ask whether it is missing. A field below a list compares by
 * any of its elements, so {@code email != "x"} means that no address is x. {@code now} is read once, when parsed.
 */
public final class Filter {
    static final int LONGEST = 2_000;
    private static final int DEEPEST = 64;

    /** Macros stay off: has() and exists() are read as the calls that they look like, with their places. */
    private static final CelParser PARSER = CelParserFactory.standardCelParserBuilder()
            .setOptions(CelOptions.current()
                    .maxParseRecursionDepth(DEEPEST)
                    .maxExpressionCodePointSize(LONGEST)
                    .build())
            .build();

    private final Condition condition;

    private Filter(Condition condition) {
        this.condition = condition;
    }

    /** @throws InvalidFilter where the text is not CEL, or does not fit the fields */
    public static Filter parse(String cel, Fields fields, Clock clock) {
        if (cel.length() > LONGEST) {
            throw new InvalidFilter("a filter has at most %,d characters".formatted(LONGEST), 1, LONGEST + 1, null);
        }
        CelAbstractSyntaxTree tree = syntaxTree(cel);
        return new Filter(new FilterReader(tree.getSource(), fields, clock.instant()).condition(tree.getExpr()));
    }

    public Bson toBson() {
        return condition.toBson();
    }

    private static CelAbstractSyntaxTree syntaxTree(String cel) {
        CelValidationResult parsed = PARSER.parse(cel);
        if (parsed.hasError()) {
            CelIssue issue = parsed.getErrors().getFirst();
            int line = Math.max(1, issue.getSourceLocation().getLine());
            int column = Math.max(0, issue.getSourceLocation().getColumn()) + 1;
            throw new InvalidFilter(issue.getMessage(), line, column, null);
        }
        try {
            return parsed.getAst();
        } catch (CelValidationException e) {
            throw new IllegalStateException(e);
        }
    }
}
