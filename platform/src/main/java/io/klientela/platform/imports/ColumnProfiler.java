package io.klientela.platform.imports;

import io.klientela.platform.imports.table.CellKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts what a column holds, in memory that does not grow with the file. */
final class ColumnProfiler {
    private static final int EXAMPLES = 5;
    private static final int LONGEST_EXAMPLE = 80;
    private static final int MOST_CLASSIFIED = 100_000;

    /** Of the cells of one kind: some of them, and the least and the greatest. */
    private static final class Seen {
        private final Set<String> examples = new LinkedHashSet<>();
        private long count;
        private @Nullable String min;
        private @Nullable String max;
    }

    private final Map<CellKind, Seen> kinds = new EnumMap<>(CellKind.class);
    private final Set<Integer> distinct = new HashSet<>();
    private final int mostDistinct;
    private long filled;

    /** @param mostDistinct how many different values are counted */
    ColumnProfiler(int mostDistinct) {
        this.mostDistinct = mostDistinct;
    }

    void add(String cell) {
        String text = cell.strip();
        if (text.isEmpty()) {
            return;
        }
        filled++;
        if (distinct.size() < mostDistinct) {
            distinct.add(text.hashCode());
        }
        CellKind kind = filled <= MOST_CLASSIFIED ? CellKind.of(text, true) : commonest();
        Seen seen = kinds.computeIfAbsent(kind, k -> new Seen());
        seen.count++;
        if (seen.examples.size() < EXAMPLES) {
            seen.examples.add(shortened(text));
        }
        Comparator<String> order = order(kind);
        seen.min = seen.min == null || order.compare(text, seen.min) < 0 ? shortened(text) : seen.min;
        seen.max = seen.max == null || order.compare(text, seen.max) > 0 ? shortened(text) : seen.max;
    }

    ColumnProfile profile(String name, @Nullable String suggestion) {
        CellKind kind = commonest();
        Seen most = kinds.getOrDefault(kind, new Seen());
        List<String> misfits = new ArrayList<>();
        long strange = 0;
        if (kind.hasForm() && most.count * 2 > filled) {
            for (Map.Entry<CellKind, Seen> other : kinds.entrySet()) {
                if (other.getKey() != kind && other.getKey() != CellKind.EMPTY) {
                    strange += other.getValue().count;
                    misfits.addAll(other.getValue().examples);
                }
            }
        }
        List<String> shown = misfits.size() <= EXAMPLES ? misfits : misfits.subList(0, EXAMPLES);
        return new ColumnProfile(
                name,
                kind,
                filled,
                distinct.size(),
                most.min,
                most.max,
                strange,
                List.copyOf(shown),
                List.copyOf(most.examples),
                suggestion);
    }

    CellKind kind() {
        return commonest();
    }

    private CellKind commonest() {
        return kinds.entrySet().stream()
                .max(Comparator.comparingLong(kind -> kind.getValue().count))
                .map(Map.Entry::getKey)
                .orElse(CellKind.EMPTY);
    }

    private static Comparator<String> order(CellKind kind) {
        return switch (kind) {
            case NUMBER, MONEY, PERCENT -> Comparator.comparing(ColumnProfiler::amount);
            default -> Comparator.naturalOrder();
        };
    }

    private static BigDecimal amount(String text) {
        String digits = text.replaceAll("[^\\d.,-]", "").replace(',', '.');
        int last = digits.lastIndexOf('.');
        String plain = last < 0 ? digits : digits.substring(0, last).replace(".", "") + digits.substring(last);
        try {
            return new BigDecimal(plain);
        } catch (NumberFormatException e) {
            return BigDecimal.ZERO;
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_EXAMPLE ? text : text.substring(0, LONGEST_EXAMPLE - 1) + "…";
    }
}
