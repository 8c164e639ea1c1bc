package io.klientela.platform.imports.table;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the cells of a column usually look like; says what it costs, in nats, to believe that a text is one of them. */
final class ColumnModel {
    private static final int MOST_DISTINCT = 3000;
    /** What no cell of the column looks like. */
    static final double STRANGE = 12;

    private final Map<String, Integer> fine = new HashMap<>();
    private final Map<String, Integer> coarse = new HashMap<>();
    private final Map<String, Integer> values = new HashMap<>();
    private final Map<Character, Integer> firsts = new HashMap<>();
    private final Map<Character, Integer> lasts = new HashMap<>();
    private final Map<CellKind, Integer> kinds = new EnumMap<>(CellKind.class);
    private int count;
    private int empty;
    private int quoted;
    private int longest;
    private @Nullable Boolean formed;

    void learn(String cell, boolean inQuotes) {
        formed = null;
        count++;
        if (cell.isEmpty()) {
            empty++;
            return;
        }
        quoted += inQuotes ? 1 : 0;
        longest = Math.max(longest, cell.length());
        firsts.merge(edge(cell.charAt(0)), 1, Integer::sum);
        lasts.merge(edge(cell.charAt(cell.length() - 1)), 1, Integer::sum);
        kinds.merge(CellKind.of(cell, inQuotes), 1, Integer::sum);
        String shape = Shape.fine(cell);
        if (fine.size() < MOST_DISTINCT) {
            fine.merge(shape, 1, Integer::sum);
        }
        String rough = Shape.coarse(shape);
        if (coarse.size() < MOST_DISTINCT) {
            coarse.merge(rough, 1, Integer::sum);
        }
        if (values.size() < MOST_DISTINCT) {
            values.merge(cell, 1, Integer::sum);
        }
    }

    int filled() {
        return count - empty;
    }

    /** The kind of nearly all cells, or TEXT. */
    CellKind kind() {
        return kinds.entrySet().stream()
                .filter(kind -> kind.getValue() >= filled() * 0.85)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(CellKind.TEXT);
    }

    /** Whether a few forms cover the column, so that a text either fits or does not. */
    boolean isFormed() {
        Boolean known = formed;
        if (known == null) {
            int frequent = coarse.entrySet().stream()
                    .filter(shape -> shape.getValue() * 20 >= filled() && !isWords(shape.getKey()))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
            known = filled() >= 3 && frequent >= filled() * 0.9;
            formed = known;
        }
        return known;
    }

    private static boolean isWords(String shape) {
        return shape.chars().allMatch(c -> c == 'a' || c == 'A' || c == ' ' || c == '\'');
    }

    /** Whether a text is so long that it cannot be a cell of a column whose cells follow a form. */
    boolean isTooLong(int length) {
        return isFormed() && length > longest * 2 + 8;
    }

    boolean contains(String value) {
        return values.containsKey(value);
    }

    double costOfNothing() {
        return -Math.log((empty + 0.02) / (count + 0.04));
    }

    /** @param inQuotes how the cell is written in the file */
    double cost(String cell, boolean inQuotes) {
        if (cell.isEmpty()) {
            return costOfNothing();
        }
        double some = -Math.log((filled() + 0.02) / (count + 0.04));
        double quotes = -Math.log(((inQuotes ? quoted : filled() - quoted) + 0.5) / (filled() + 1.0));
        return some + Math.min(quotes, 4) * 0.7 + looks(cell);
    }

    private double looks(String cell) {
        if (isFormed()) {
            return fits(cell);
        }
        if (values.containsKey(cell)) {
            return 0.5;
        }
        double first = rarity(firsts, cell.charAt(0));
        double last = rarity(lasts, cell.charAt(cell.length() - 1));
        return 1.5 + first + last + (cell.length() > longest * 1.3 ? 3 : 0);
    }

    private double fits(String cell) {
        String shape = Shape.fine(cell);
        int same = fine.getOrDefault(shape, 0);
        if (same > 0) {
            return Math.min(-Math.log((double) same / filled()), 3);
        }
        int similar = coarse.getOrDefault(Shape.coarse(shape), 0);
        return similar > 0 ? 3 + Math.min(-Math.log((double) similar / filled()), 3) : STRANGE;
    }

    private double rarity(Map<Character, Integer> edges, char c) {
        return -Math.log((edges.getOrDefault(edge(c), 0) + 0.1) / (filled() + 0.2)) * 0.8;
    }

    private static char edge(char c) {
        return Shape.of(c);
    }
}
