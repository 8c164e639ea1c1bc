package io.klientela.platform.query;

import dev.cel.common.CelSource;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import io.klientela.platform.query.Operand.Size;
import io.klientela.platform.query.Operand.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Checks a syntax tree against the fields and turns it into a {@link Condition}. */
final class FilterReader {
    private static final int MOST_NODES = 100;

    private final Places places;
    private Operands operands;
    private int nodes;

    FilterReader(CelSource source, Fields fields, Instant now) {
        this.places = new Places(source);
        this.operands = new Operands(places, fields, new Literals(now));
    }

    Condition condition(CelExpr expression) {
        count(expression);
        return switch (expression.getKind()) {
            case CONSTANT -> constant(expression);
            case IDENT, SELECT -> compare(expression, Comparison.EQUAL, operands.field(expression, false), true);
            case CALL -> call(expression, expression.call());
            default -> throw invalid(expression, "this is not a condition; compare a field with a value");
        };
    }

    private Condition constant(CelExpr expression) {
        if (operands.value(expression) instanceof Boolean value) {
            return new Condition.Constant(value);
        }
        throw invalid(expression, "this is not a condition; compare a field with a value");
    }

    private Condition call(CelExpr expression, CelCall call) {
        return switch (call.function()) {
            case "_&&_" -> new Condition.All(condition(argument(call, 0)), condition(argument(call, 1)));
            case "_||_" -> new Condition.Any(condition(argument(call, 0)), condition(argument(call, 1)));
            case "!_" -> condition(argument(call, 0)).negated();
            case "_==_" -> comparison(expression, Comparison.EQUAL);
            case "_!=_" -> comparison(expression, Comparison.EQUAL).negated();
            case "_<_" -> comparison(expression, Comparison.LESS);
            case "_<=_" -> comparison(expression, Comparison.AT_MOST);
            case "_>_" -> comparison(expression, Comparison.GREATER);
            case "_>=_" -> comparison(expression, Comparison.AT_LEAST);
            case "@in" -> membership(argument(call, 0), argument(call, 1));
            case "startsWith", "endsWith", "contains" -> text(expression, call);
            case "has" -> has(expression, call);
            case "exists" -> exists(expression, call);
            case "matches" ->
                throw invalid(expression, "matches() is not supported; use contains(), startsWith() or endsWith()");
            default -> throw invalid(expression, FieldNames.unsupported(call.function()));
        };
    }

    private Condition comparison(CelExpr expression, Comparison comparison) {
        Operand left = operands.operand(argument(expression.call(), 0));
        Operand right = operands.operand(argument(expression.call(), 1));
        if (left instanceof Value value && !(right instanceof Value)) {
            return compareOperand(argument(expression.call(), 1), comparison.flipped(), right, value);
        } else if (right instanceof Value value && !(left instanceof Value)) {
            return compareOperand(argument(expression.call(), 0), comparison, left, value);
        }
        throw invalid(expression, "compare a field with a value, not two values or two fields");
    }

    private Condition compareOperand(CelExpr place, Comparison comparison, Operand operand, Value value) {
        return switch (operand) {
            case Size size -> size.compare(comparison, number(place, value));
            case Operand.Of of -> compare(place, comparison, of, value.value());
            case Value unexpected -> throw invalid(place, "compare a field with a value");
        };
    }

    private Condition compare(CelExpr place, Comparison comparison, Operand.Of of, Object literal) {
        Field field = of.field();
        if (literal.equals(Literals.NULL)) {
            return present(place, field, comparison).negated();
        }
        Object stored = operands.stored(place, field, literal);
        if (comparison != Comparison.EQUAL && !field.kind().ordered()) {
            throw invalid(place, "%s is %s and has no order; use == or !=".formatted(field.name(), field.kind().label));
        }
        if (!of.lowerCase()) {
            return new Condition.Compare(field.comparedPath(), comparison, stored);
        } else if (comparison == Comparison.EQUAL) {
            return new Condition.Matches(field.path(), "^" + pattern(place, of, literal) + "\\z");
        }
        throw invalid(place, "lowerAscii() works with ==, !=, startsWith(), endsWith() and contains()");
    }

    private Condition present(CelExpr place, Field field, Comparison comparison) {
        if (field.kind() == Kind.LIST) {
            throw invalid(place, "%s is a list; use operands.size(%s) == 0".formatted(field.name(), field.name()));
        } else if (comparison != Comparison.EQUAL) {
            throw invalid(place, "null has no order; use == null or != null");
        } else if (field.path().isEmpty()) {
            throw invalid(place, "the elements of a list are never null");
        }
        return field.many()
                ? new Condition.Somewhere(field.comparedPath())
                : new Condition.Present(field.comparedPath(), field.kind().text());
    }

    private Condition membership(CelExpr needle, CelExpr haystack) {
        if (haystack.getKind() == CelExpr.ExprKind.Kind.LIST) {
            Operand.Of of = operands.field(needle, true);
            List<Object> values = new ArrayList<>();
            for (CelExpr element : haystack.list().elements()) {
                values.add(operands.stored(element, of.field(), operands.literal(element)));
            }
            if (of.lowerCase()) {
                throw invalid(needle, "lowerAscii() does not work with in");
            }
            return new Condition.OneOf(of.field().comparedPath(), values);
        }
        Field list = operands.field(haystack, false).field();
        Field element = list.element();
        if (list.kind() != Kind.LIST || element == null) {
            throw invalid(haystack, "%s is not a list".formatted(list.name()));
        } else if (!element.plain()) {
            throw invalid(haystack, "use %s.exists(x, x.%s == …)".formatted(list.name(), firstOf(element)));
        }
        return new Condition.Compare(
                list.path(), Comparison.EQUAL, operands.stored(needle, element, operands.literal(needle)));
    }

    private Condition text(CelExpr expression, CelCall call) {
        if (call.target().isEmpty() || call.args().size() != 1) {
            throw invalid(expression, "write it as field.%s(\"text\")".formatted(call.function()));
        }
        CelExpr place = call.target().get();
        Operand.Of of = operands.field(place, true);
        if (of.field().kind() != Kind.TEXT) {
            throw invalid(
                    place,
                    "%s is %s; %s() works on text"
                            .formatted(of.field().name(), of.field().kind().label, call.function()));
        }
        String pattern = pattern(argument(call, 0), of, operands.literal(argument(call, 0)));
        String regex = switch (call.function()) {
            case "startsWith" -> "^" + pattern;
            case "endsWith" -> pattern + "\\z";
            default -> pattern;
        };
        return new Condition.Matches(of.field().path(), regex);
    }

    private String pattern(CelExpr place, Operand.Of of, Object literal) {
        if (!(operands.stored(place, of.field(), literal) instanceof String text)) {
            throw invalid(place, "this must be text");
        } else if (of.lowerCase() && text.chars().anyMatch(c -> c >= 'A' && c <= 'Z')) {
            throw invalid(place, "lowerAscii() never holds capital letters; write the text in lower case");
        }
        return Patterns.literal(text, of.lowerCase());
    }

    private Condition has(CelExpr expression, CelCall call) {
        if (call.target().isPresent() || call.args().size() != 1) {
            throw invalid(expression, "write it as has(field)");
        }
        Field field = operands.field(argument(call, 0), false).field();
        if (field.kind() != Kind.LIST) {
            return present(argument(call, 0), field, Comparison.EQUAL);
        }
        Condition any = operands.size(argument(call, 0), field).atLeast(1);
        Field element = field.element();
        return element != null && element.kind().text()
                ? new Condition.Compare(field.path(), Comparison.AT_LEAST, "")
                : any;
    }

    private Condition exists(CelExpr expression, CelCall call) {
        if (call.target().isEmpty()
                || call.args().size() != 2
                || argument(call, 0).getKind() != CelExpr.ExprKind.Kind.IDENT) {
            throw invalid(expression, "write it as list.exists(x, condition on x)");
        }
        Field list = operands.field(call.target().get(), false).field();
        Field element = list.element();
        if (element == null || list.many()) {
            throw invalid(expression, "%s is not a list".formatted(list.name()));
        }
        Operands outside = operands;
        operands = outside.within(Fields.element(argument(call, 0).ident().name(), element));
        Condition inner = condition(argument(call, 1));
        operands = outside;
        return element.plain() ? plain(expression, list, inner) : new Condition.Element(list.path(), inner);
    }

    /** MongoDB takes one test per plain element; those joined by "or" are as many conditions. */
    private Condition plain(CelExpr place, Field list, Condition inner) {
        return switch (inner) {
            case Condition.Any any ->
                new Condition.Any(plain(place, list, any.left()), plain(place, list, any.right()));
            case Condition.Leaf leaf -> new Condition.PlainElement(list.path(), leaf, false);
            case Condition.Not(Condition.Leaf leaf) -> new Condition.PlainElement(list.path(), leaf, true);
            default ->
                throw invalid(
                        place, "in exists() on %s, use one comparison, or several joined by ||".formatted(list.name()));
        };
    }

    private long number(CelExpr place, Value value) {
        if (value.value() instanceof Long number && number >= 0 && number <= Size.LARGEST) {
            return number;
        }
        throw invalid(place, "compare operands.size() with a whole number from 0 to %,d".formatted(Size.LARGEST));
    }

    private void count(CelExpr expression) {
        if (++nodes > MOST_NODES) {
            throw invalid(expression, "the filter is too long: it has more than %d parts".formatted(MOST_NODES));
        }
    }

    private static CelExpr argument(CelCall call, int index) {
        return call.args().get(index);
    }

    private static String firstOf(Field element) {
        return element.children().keySet().stream().findFirst().orElse("field");
    }

    private InvalidFilter invalid(CelExpr place, String message) {
        return places.invalid(place, message);
    }
}
