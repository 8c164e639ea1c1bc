package io.klientela.contacts.duplicate.matching;

import java.util.Arrays;

/** The findings of all candidates, each different one once with how often it occurs. */
final class Findings {
    private final long[] findings;
    private final int[] counts;

    private Findings(long[] findings, int[] counts) {
        this.findings = findings;
        this.counts = counts;
    }

    static Findings of(Records records, long[] pairs) {
        long[] all = new long[pairs.length];
        Arrays.parallelSetAll(all, i -> records.compare(Records.first(pairs[i]), Records.second(pairs[i])));
        Arrays.parallelSort(all);
        int different = 0;
        for (int i = 0; i < all.length; i++) {
            different += i == 0 || all[i] != all[i - 1] ? 1 : 0;
        }
        long[] findings = new long[different];
        int[] counts = new int[different];
        int at = -1;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                findings[++at] = all[i];
            }
            counts[at]++;
        }
        return new Findings(findings, counts);
    }

    /** @param pairs how many pairs there are, those included that are no candidates */
    void learn(Model model, double pairs, int rounds, double trust) {
        double[] weights = new double[Model.KINDS];
        double[] rarity = new double[model.comparisons()];
        for (int round = 0; round < rounds; round++) {
            Expectation expectation = new Expectation(model, trust);
            for (int i = 0; i < findings.length; i++) {
                model.weigh(findings[i], rarity, weights);
                Model.normalise(weights);
                expectation.add(findings[i], weights, counts[i]);
            }
            expectation.maximise(pairs);
        }
    }
}
