package io.klientela.platform.imports.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many columns a table has.
 *
 * @param common the length of most rows
 * @param heading the length of the first full row
 * @param trailing rows are one longer than the heading, and the last cell of each is empty
 */
record Width(int common, int heading, boolean trailing, boolean scattered) {

    static Width of(List<RawRecord> records) {
        Map<Integer, Integer> lengths = new HashMap<>();
        int counted = 0;
        for (RawRecord row : records) {
            if (!row.isBlank()) {
                lengths.merge(row.cells().size(), row.sound() ? 2 : 1, Integer::sum);
                counted += row.sound() ? 2 : 1;
            }
        }
        int common = lengths.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(0);
        int heading = records.stream()
                .filter(row -> row.sound()
                        && row.cells().size() > 1
                        && row.filled() == row.cells().size())
                .mapToInt(row -> row.cells().size())
                .findFirst()
                .orElse(common);
        boolean trailing = common == heading + 1
                && records.stream()
                        .filter(row -> row.cells().size() == common)
                        .allMatch(row -> row.cells().getLast().isBlank());
        boolean scattered = lengths.getOrDefault(common, 0) < counted * 0.6 && lengths.getOrDefault(heading, 0) > 1;
        return new Width(common, heading, trailing, scattered);
    }

    /** That of the heading where every row ends with a delimiter, or where rows are of many lengths and none prevails. */
    int columns() {
        return trailing || scattered ? heading : common;
    }
}
