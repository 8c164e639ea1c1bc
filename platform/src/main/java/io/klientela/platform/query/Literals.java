package io.klientela.platform.query;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Evaluates the constant side of a comparison: literals, {@code now}, timestamps, durations and their sums. */
final class Literals {
    /** Stands for CEL's null. */
    static final Object NULL = new Object();

    private static final Pattern DURATION = Pattern.compile("([+-]?)((?:\\d+(?:\\.\\d+)?(?:h|ms|m|s))+)");
    private static final Pattern DURATION_PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(h|ms|m|s)");

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private final Instant now;

    Literals(Instant now) {
        this.now = now;
    }

    /** Null where the expression is not a constant. @throws IllegalArgumentException with what is wrong with it */
    @Nullable
    Object evaluate(CelExpr expression) {
        return switch (expression.getKind()) {
            case CONSTANT -> constant(expression.constant());
            case IDENT -> expression.ident().name().equals("now") ? now : null;
            case CALL -> call(expression.call());
            default -> null;
        };
    }

    private static Object constant(CelConstant constant) {
        return switch (constant.getKind()) {
            case NULL_VALUE -> NULL;
            case BOOLEAN_VALUE -> constant.booleanValue();
            case INT64_VALUE -> constant.int64Value();
            case UINT64_VALUE -> constant.uint64Value().longValue();
            case DOUBLE_VALUE -> constant.doubleValue();
            case STRING_VALUE -> constant.stringValue();
            default -> throw new IllegalArgumentException("values of this type are not supported");
        };
    }

    private @Nullable Object call(CelCall call) {
        return switch (call.function()) {
            case "timestamp" -> timestamp(text(call));
            case "duration" -> duration(text(call));
            case "_+_", "_-_" -> sum(call);
            case "-_" -> negative(evaluate(call.args().get(0)));
            default -> null;
        };
    }

    private @Nullable Object sum(CelCall call) {
        Object left = evaluate(call.args().get(0));
        Object right = evaluate(call.args().get(1));
        boolean plus = call.function().equals("_+_");
        if (left == null && right == null) {
            return null;
        }
        try {
            if (left instanceof Instant instant && right instanceof Duration duration) {
                return inRange(plus ? instant.plus(duration) : instant.minus(duration));
            } else if (left instanceof Duration first && right instanceof Duration second) {
                return plus ? first.plus(second) : first.minus(second);
            } else if (plus && left instanceof Duration duration && right instanceof Instant instant) {
                return inRange(instant.plus(duration));
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("the point in time is out of range", e);
        }
        throw new IllegalArgumentException(
                "only times and durations are added and subtracted, " + "e.g. now - duration(\"24h\")");
    }

    private static @Nullable Object negative(@Nullable Object value) {
        return switch (value) {
            case Long whole -> -whole;
            case Double fraction -> -fraction;
            case Duration duration -> duration.negated();
            case null -> null;
            default -> throw new IllegalArgumentException("only a number or a duration can be negative");
        };
    }

    private static String text(CelCall call) {
        if (call.target().isEmpty()
                && call.args().size() == 1
                && call.args().get(0).getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && constant(call.args().get(0).constant()) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(call.function() + "() takes one text");
    }

    private static Instant timestamp(String text) {
        try {
            return inRange(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a time; write it as \"2026-01-31T12:00:00Z\"".formatted(text), e);
        }
    }

    /** Outside these years, dates no longer sort as their text does. */
    private static Instant inRange(Instant instant) {
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new DateTimeException("outside the years 1 to 9999");
        }
        return instant;
    }

    private static Duration duration(String text) {
        Matcher whole = DURATION.matcher(text);
        if (!whole.matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a duration; write it as \"24h\", \"90m\" or \"1h30m\"".formatted(text));
        }
        Duration sum = Duration.ZERO;
        Matcher part = DURATION_PART.matcher(whole.group(2));
        while (part.find()) {
            double amount = Double.parseDouble(part.group(1));
            sum = sum.plusMillis(Math.round(amount * millis(part.group(2))));
        }
        return whole.group(1).equals("-") ? sum.negated() : sum;
    }

    private static long millis(String unit) {
        return switch (unit) {
            case "h" -> 3_600_000;
            case "m" -> 60_000;
            case "s" -> 1_000;
            default -> 1;
        };
    }
}
