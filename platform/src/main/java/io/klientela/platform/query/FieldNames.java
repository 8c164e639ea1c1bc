package io.klientela.platform.query;

import dev.cel.common.ast.CelExpr;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/** How fields and operators are written in a filter. */
final class FieldNames {
    private static final int CLOSE = 2;

    private static final String SUPPORTED =
            "== != < <= > >= && || ! in, startsWith(), endsWith(), contains(), has(), size(), exists()";

    private FieldNames() {}

    /** {@code a.b} of such an expression; null for any other. */
    static @Nullable String path(CelExpr expression) {
        return switch (expression.getKind()) {
            case IDENT -> expression.ident().name();
            case SELECT -> {
                String parent = path(expression.select().operand());
                yield parent == null ? null : parent + "." + expression.select().field();
            }
            default -> null;
        };
    }

    /** The part of {@code a.b.c} that names its first field. */
    static CelExpr root(CelExpr expression) {
        CelExpr root = expression;
        while (root.getKind() == CelExpr.ExprKind.Kind.SELECT) {
            root = root.select().operand();
        }
        return root;
    }

    static String unknown(String name, Fields fields) {
        Set<String> known = fields.names();
        return "there is no field %s; %s"
                .formatted(
                        name,
                        closest(name, known)
                                .map(close -> "did you mean %s?".formatted(close))
                                .orElseGet(() -> "there are " + String.join(", ", known)));
    }

    static Optional<String> closest(String name, Set<String> known) {
        LevenshteinDistance distance = new LevenshteinDistance(CLOSE);
        return known.stream()
                .filter(candidate -> distance.apply(name, candidate) >= 0)
                .min(Comparator.comparing(candidate -> distance.apply(name, candidate)));
    }

    /** {@code _?_:_} as people write it: {@code ?:}. */
    static String readable(String function) {
        String plain = function.replace("_", "").replace("@", "");
        return plain.equals(function) ? function + "()" : plain;
    }

    static String unsupported(String function) {
        return "%s is not supported; use %s".formatted(readable(function), SUPPORTED);
    }
}
