package io.klientela.contacts.duplicate.matching;

import io.klientela.contacts.duplicate.matching.Estimation.Learned;
import java.util.Arrays;
import java.util.List;

/**
 * How much speaks for two sets of records being one person. Each field speaks with the mean over all pairs in which both
 * records know it: so a record that lacks something neither helps nor harms, and one slip among many does not part them.
 */
final class Linkage {
    private static final int MOST_PAIRS = 60;

    private final Records records;
    private final Model model;
    private final Frequencies frequencies;
    private final double[] rarity;
    private final double[] weights = new double[Model.KINDS];
    /** One place per field; then the order of names, the address as a whole, and what fields say only together. */
    private final double[] sums;

    private final int[] counts;

    Linkage(Records records, Learned learned) {
        this.records = records;
        this.model = learned.model();
        this.frequencies = learned.frequencies();
        this.rarity = new double[model.comparisons()];
        this.sums = new double[model.comparisons() + 2];
        this.counts = new int[sums.length];
    }

    /** The logarithm of the odds that two records are one person, taken by themselves. */
    double between(int a, int b) {
        long finding = records.compare(a, b);
        Rarity.of(records, frequencies, finding, a, b, rarity);
        model.weigh(finding, rarity, weights);
        return Model.logOdds(weights);
    }

    /** The same of two sets of records. */
    double between(List<Integer> one, List<Integer> other) {
        Arrays.fill(sums, 0);
        Arrays.fill(counts, 0);
        int all = one.size() * other.size();
        int step = Math.max(1, all / MOST_PAIRS);
        for (int i = 0; i < all; i += step) {
            int a = one.get(i / other.size());
            int b = other.get(i % other.size());
            if (records.areComparable(a, b)) {
                add(a, b);
            }
        }
        double sum = model.prior();
        for (int i = 0; i < sums.length; i++) {
            sum += counts[i] == 0 ? 0 : sums[i] / counts[i];
        }
        return sum;
    }

    private void add(int a, int b) {
        double together = between(a, b) - model.prior();
        long finding = records.compare(a, b);
        double address = 0;
        boolean hasAddress = false;
        for (int i = 0; i < model.comparisons(); i++) {
            int level = Records.level(finding, i);
            if (level == 0) {
                continue;
            }
            double evidence = model.evidence(i, level) - rarity[i];
            if (model.isAddress(i)) {
                address += evidence;
                hasAddress = true;
            } else {
                sums[i] += evidence;
                counts[i]++;
                together -= evidence;
            }
        }
        if (hasAddress) {
            double moved = model.movedShare();
            double whole = Math.log((1 - moved) * Math.exp(Math.min(500, address)) + moved + 1e-300);
            sums[model.comparisons()] += whole;
            counts[model.comparisons()]++;
            together -= whole;
        }
        sums[model.comparisons() + 1] += together;
        counts[model.comparisons() + 1]++;
    }
}
