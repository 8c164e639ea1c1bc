package io.klientela.platform.query;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import io.klientela.platform.query.Operand.Size;
import io.klientela.platform.query.Operand.Value;
import org.jspecify.annotations.Nullable;

/** Reads the sides of comparisons: fields that are known, lengths of lists, and values that fit a field. */
record Operands(Places places, Fields fields, Literals literals) {

    /** The same, where only the given fields are to be seen. */
    Operands within(Fields inner) {
        return new Operands(places, inner, literals);
    }

    Operand operand(CelExpr expression) {
        Object value = value(expression);
        if (value != null) {
            return new Value(value);
        } else if (expression.getKind() == CelExpr.ExprKind.Kind.CALL
                && expression.call().function().equals("size")) {
            CelCall call = expression.call();
            if (call.args().size() + (call.target().isPresent() ? 1 : 0) != 1) {
                throw places.invalid(expression, "write it as size(list)");
            }
            CelExpr list = call.target().orElseGet(() -> call.args().get(0));
            return size(list, field(list, false).field());
        }
        return field(expression, true);
    }

    Size size(CelExpr place, Field field) {
        if (field.kind() != Kind.LIST || field.many()) {
            throw places.invalid(place, "%s is %s; size() works on lists".formatted(field.name(), field.kind().label));
        }
        return new Size(field);
    }

    Operand.Of field(CelExpr expression, boolean mayFold) {
        if (expression.getKind() == CelExpr.ExprKind.Kind.CALL) {
            CelCall call = expression.call();
            if (!mayFold
                    || !call.function().equals("lowerAscii")
                    || call.target().isEmpty()) {
                throw places.invalid(expression, FieldNames.unsupported(call.function()));
            }
            Field field = field(call.target().get(), false).field();
            if (field.kind() != Kind.TEXT || !call.args().isEmpty()) {
                throw places.invalid(expression, "lowerAscii() works on text: field.lowerAscii()");
            }
            return new Operand.Of(field, true);
        }
        String name = FieldNames.path(expression);
        if (name == null) {
            throw places.invalid(expression, "a field is expected here");
        }
        Field field = fields.resolve(name);
        if (field == null) {
            throw places.invalid(FieldNames.root(expression), FieldNames.unknown(name, fields), name);
        }
        return new Operand.Of(field, false);
    }

    Object literal(CelExpr expression) {
        Object value = value(expression);
        if (value == null || value.equals(Literals.NULL)) {
            throw places.invalid(expression, "a value is expected here, e.g. \"text\" or 10");
        }
        return value;
    }

    @Nullable
    Object value(CelExpr expression) {
        try {
            return literals.evaluate(expression);
        } catch (IllegalArgumentException e) {
            throw places.invalid(expression, String.valueOf(e.getMessage()));
        }
    }

    Object stored(CelExpr place, Field field, Object literal) {
        try {
            return field.stored(literal);
        } catch (IllegalArgumentException e) {
            throw places.invalid(place, String.valueOf(e.getMessage()), field.name());
        }
    }
}
