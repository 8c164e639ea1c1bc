package io.klientela.platform.query;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A condition in CEL, checked against the shapes of its variables and evaluated in memory. {@code has(x.y)} asks whether
 * a field has a value (a list: any element), and {@code now} is the time given with the values. Its length, its depth and
 * the turns of its loops are limited, so that whoever writes one can hold nobody up.
 */
public final class Expression {
    private static final int LONGEST = 2_000;
    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(64)
            .enableHeterogeneousNumericComparisons(true)
            .comprehensionMaxIterations(10_000)
            .maxRegexProgramSize(1_000)
            .build();
    private static final CelMacro HAS = CelMacro.newGlobalMacro("has", 1, Expression::present);
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.legacyCelRuntimeBuilder().setOptions(OPTIONS).build();

    private final CelRuntime.Program program;
    private final Map<String, Shape> variables;

    private Expression(CelRuntime.Program program, Map<String, Shape> variables) {
        this.program = program;
        this.variables = variables;
    }

    /** @throws InvalidFilter where the text is not CEL, does not fit the variables, or is no condition */
    public static Expression compile(String cel, Map<String, Shape> variables) {
        if (cel.length() > LONGEST) {
            throw new InvalidFilter("an expression has at most %,d characters".formatted(LONGEST), 1, 1, null);
        }
        CelValidationResult checked = compiler(variables).build().compile(cel);
        if (checked.hasError()) {
            CelIssue issue = checked.getErrors().getFirst();
            int line = Math.max(1, issue.getSourceLocation().getLine());
            int column = Math.max(0, issue.getSourceLocation().getColumn()) + 1;
            throw new InvalidFilter(readable(issue.getMessage()), line, column, null);
        }
        try {
            return new Expression(RUNTIME.createProgram(checked.getAst()), Map.copyOf(variables));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new InvalidFilter(String.valueOf(e.getMessage()), 1, 1, null);
        }
    }

    /**
     * Whether the condition holds.
     *
     * @param values the JSON of each variable; one that is missing is null
     * @throws NotEvaluated where it cannot be told, e.g. as a missing number is compared
     */
    public boolean test(Map<String, JsonNode> values, Instant now) {
        Map<String, Object> bound = new HashMap<>();
        variables.forEach((name, shape) -> bound.put(name, shape.read(values.get(name))));
        bound.put("now", now);
        try {
            return Boolean.TRUE.equals(program.eval(bound));
        } catch (CelEvaluationException e) {
            throw new NotEvaluated(String.valueOf(e.getMessage()), e);
        }
    }

    /** A condition that fits its variables and yet has no value for these. */
    public static final class NotEvaluated extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotEvaluated(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private static CelCompilerBuilder compiler(Map<String, Shape> variables) {
        Map<String, CelType> types = new HashMap<>();
        variables.values().forEach(shape -> shape.collect(types));
        CelCompilerBuilder compiler = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(
                        CelStandardMacro.ALL,
                        CelStandardMacro.EXISTS,
                        CelStandardMacro.EXISTS_ONE,
                        CelStandardMacro.FILTER,
                        CelStandardMacro.MAP,
                        CelStandardMacro.MAP_FILTER)
                .addMacros(HAS)
                .setTypeProvider(new Types(ImmutableMap.copyOf(types)))
                .addVar("now", SimpleType.TIMESTAMP)
                .setResultType(SimpleType.BOOL);
        variables.forEach((name, shape) -> compiler.addVar(name, shape.type()));
        return compiler;
    }

    /** {@code has(x)} is {@code !(dyn(x) in [null, []])}. */
    private static Optional<CelExpr> present(CelMacroExprFactory make, CelExpr call, List<CelExpr> arguments) {
        CelExpr value = make.newGlobalCall("dyn", arguments.getFirst());
        CelExpr nothing = make.newList(make.newConstant(CelConstant.ofValue(NullValue.NULL_VALUE)), make.newList());
        return Optional.of(make.newGlobalCall("!_", make.newGlobalCall("@in", value, nothing)));
    }

    /** Without the list of all overloads that would have fitted. */
    private static String readable(String message) {
        int candidates = message.indexOf(" (candidates");
        return candidates < 0 ? message : message.substring(0, candidates);
    }

    private record Types(ImmutableMap<String, CelType> byName) implements CelTypeProvider {
        @Override
        public ImmutableCollection<CelType> types() {
            return ImmutableList.copyOf(byName.values());
        }

        @Override
        public Optional<CelType> findType(String name) {
            @Nullable CelType type = byName.get(name);
            return Optional.ofNullable(type);
        }
    }
}
