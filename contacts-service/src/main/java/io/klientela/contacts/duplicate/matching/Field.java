package io.klientela.contacts.duplicate.matching;

import java.util.Arrays;
import java.util.List;

/** One column made ready for comparing: which value each record has. */
final class Field {
    private static final int[] NONE = {};

    private final String name;
    private final Role role;
    private final Comparer comparer;
    /** Of each record its value or -1; where a record has several, those are in {@link #several}. */
    private final int[] values;

    private final int[][] several;

    Field(Column column, Comparer comparer) {
        this.name = column.name();
        this.role = column.role();
        this.comparer = comparer;
        List<String> cells = column.cells();
        values = new int[cells.size()];
        int[][] more = NO_SEVERAL;
        for (int i = 0; i < values.length; i++) {
            String cell = cells.get(i);
            if (cell.indexOf(Column.SEVERAL) < 0) {
                values[i] = cell.isEmpty() ? -1 : comparer.add(cell);
                continue;
            }
            int[] all = cell.chars().filter(c -> c == Column.SEVERAL).count() > 0
                    ? Arrays.stream(cell.split(String.valueOf(Column.SEVERAL), -1))
                            .mapToInt(comparer::add)
                            .filter(value -> value >= 0)
                            .distinct()
                            .toArray()
                    : NONE;
            values[i] = all.length == 0 ? -1 : all[0];
            if (all.length > 1) {
                more = more.length == 0 ? new int[values.length][] : more;
                more[i] = all;
            }
        }
        several = more;
    }

    private static final int[][] NO_SEVERAL = {};

    String name() {
        return name;
    }

    Role role() {
        return role;
    }

    Comparer comparer() {
        return comparer;
    }

    int size() {
        return values.length;
    }

    /** The first value, or -1. */
    int value(int record) {
        return values[record];
    }

    /** Every value. */
    int[] all(int record) {
        if (several.length > 0 && several[record] != null) {
            return several[record];
        }
        return values[record] < 0 ? NONE : new int[] {values[record]};
    }

    /** How alike the records are here; of several values the most alike count. */
    int level(int a, int b) {
        int first = values[a];
        int second = values[b];
        if (first < 0 || second < 0) {
            return 0;
        }
        if (several.length == 0 || (several[a] == null && several[b] == null)) {
            return level(comparer, first, second);
        }
        int best = comparer.levels();
        for (int one : all(a)) {
            for (int two : all(b)) {
                best = Math.min(best, level(comparer, one, two));
            }
        }
        return best;
    }

    static int level(Comparer comparer, int a, int b) {
        return a == b ? Comparer.EQUAL : comparer.levelOf(a, b);
    }

    /** A value that both have, or -1. */
    int common(int a, int b) {
        if (values[a] == values[b]) {
            return values[a];
        }
        for (int one : all(a)) {
            for (int two : all(b)) {
                if (one == two) {
                    return one;
                }
            }
        }
        return -1;
    }
}
