package io.klientela.contacts.duplicate.matching;

import java.util.Arrays;
import java.util.List;

/**
 * How often each value occurs among persons, not among records: a person with many records would make a rare value look
 * frequent. To agree on a rare value says more than to agree on a frequent one (Winkler 2000; Splink's term frequency
 * adjustment).
 */
final class Frequencies {
    /** For how many values what is usual counts: a handful of records tells little of how often strangers are equal. */
    private static final double USUAL = 30;

    private final Records records;
    private final int[][] counts;
    private final double[] totals;
    private final double[] equal;
    private final double[] unseen;

    Frequencies(Records records, Entities entities) {
        this.records = records;
        List<Field> fields = records.fields();
        counts = new int[fields.size()][];
        totals = new double[fields.size()];
        equal = new double[fields.size()];
        unseen = new double[fields.size()];
        for (int i = 0; i < fields.size(); i++) {
            count(i, fields.get(i), entities);
        }
    }

    private void count(int at, Field field, Entities entities) {
        LongList seen = new LongList();
        for (int record = 0; record < records.size(); record++) {
            for (int value : field.all(record)) {
                seen.add(((long) value << Integer.SIZE) | entities.of(record));
            }
        }
        seen.sortDistinct();
        int[] count = new int[field.comparer().size()];
        for (int i = 0; i < seen.size(); i++) {
            count[(int) (seen.get(i) >>> Integer.SIZE)]++;
        }
        double total = seen.size();
        double same = Arrays.stream(count).mapToDouble(c -> c * (c - 1.0)).sum();
        double usual = USUAL * USUAL * field.role().usuallyEqual();
        counts[at] = count;
        equal[at] = (same + 0.5 + usual) / (Math.max(2, total) * Math.max(1, total - 1) + USUAL * USUAL);
        unseen[at] = Math.clamp(total * equal[at], 0.05, 0.5) + USUAL * equal[at];
        totals[at] = total + USUAL;
    }

    /** The chance that two different persons are equal in a field. */
    double equal(int field) {
        return equal[field];
    }

    /** The chance that another person has the value as well. */
    double of(int field, int value, boolean swapped) {
        int count = counts[field][value];
        if (swapped) {
            count = Math.max(count, Math.max(counts[records.given()][value], counts[records.surname()][value]));
        }
        return (Math.max(0, count - 1) + unseen[field]) / totals[field];
    }
}
