package io.klientela.identity.role;

import io.klientela.events.identity.Permission;
import io.klientela.events.identity.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What roles give, right by right, without wildcards. */
public final class Matrix {

    private Matrix() {}

    /** One thing that can be done, and to whose records. */
    public record Right(String resource, String action, Scope scope) {}

    /** Each right once, in the order of the matrix, with its widest scope. */
    public static List<Right> rights(List<Permission> rows) {
        List<Right> rights = new ArrayList<>();
        Resources.all()
                .forEach(resource -> resource.actions()
                        .forEach(action -> rows.stream()
                                .filter(row -> names(Stream.of(row.resource()), resource.name())
                                        && names(row.actions().stream(), action))
                                .map(Permission::scope)
                                .max(Comparator.naturalOrder())
                                .ifPresent(scope -> rights.add(new Right(resource.name(), action, scope)))));
        return List.copyOf(rights);
    }

    private static boolean names(Stream<String> granted, String wanted) {
        return granted.anyMatch(one -> one.equals(Resources.ANY) || one.equals(wanted));
    }
}
