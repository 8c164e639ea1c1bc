package io.klientela.contacts.duplicate.matching;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds which columns of two tables say the same, and puts the records of both below each other. */
final class Alignment {
    private static final double MANY_IN_COMMON = 0.1;

    private Alignment() {}

    static List<Column> of(List<Column> left, List<Column> right) {
        List<Column> result = new ArrayList<>();
        List<Column> free = new ArrayList<>(right);
        List<Column> open = new ArrayList<>();
        for (Column column : left) {
            take(result, open, free, column, byName(column, free));
        }
        List<Column> rest = List.copyOf(open);
        open.clear();
        for (Column column : rest) {
            take(result, open, free, column, byRole(column, free));
        }
        for (Column column : List.copyOf(open)) {
            take(result, new ArrayList<>(), free, column, byValues(column, free));
        }
        return result;
    }

    private static void take(
            List<Column> result, List<Column> open, List<Column> free, Column column, @Nullable Column other) {
        if (other == null) {
            open.add(column);
            return;
        }
        free.remove(other);
        Role role = column.role() == other.role() || column.role() != Role.TEXT ? column.role() : other.role();
        result.add(column.as(role).followedBy(other));
    }

    private static @Nullable Column byName(Column column, List<Column> others) {
        String name = Folding.fold(column.name());
        return others.stream()
                .filter(other -> Folding.fold(other.name()).equals(name))
                .filter(other -> other.role().isPersonName() == column.role().isPersonName()
                        && (!column.role().isPersonName() || column.role() == other.role()))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Column byRole(Column column, List<Column> others) {
        if (column.role() == Role.TEXT || column.role() == Role.NUMBER || column.role() == Role.CATEGORY) {
            return null;
        }
        return others.stream()
                .filter(other -> other.role() == column.role()
                        || (column.role() == Role.DATE && other.role() == Role.BIRTH_DATE)
                        || (column.role() == Role.BIRTH_DATE && other.role() == Role.DATE))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Column byValues(Column column, List<Column> others) {
        Set<String> values = folded(column);
        Column best = null;
        double most = MANY_IN_COMMON;
        for (Column other : others) {
            Set<String> theirs = folded(other);
            int smaller = Math.min(values.size(), theirs.size());
            theirs.retainAll(values);
            double common = smaller == 0 ? 0 : (double) theirs.size() / smaller;
            if (common > most) {
                most = common;
                best = other;
            }
        }
        return best;
    }

    private static Set<String> folded(Column column) {
        Set<String> values = new HashSet<>();
        column.filled().forEach(cell -> values.add(Folding.fold(cell)));
        return values;
    }
}
