package io.klientela.contacts.duplicate.matching;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The candidates that may be matches, which are few, so that how rare their common values are can be looked up. */
final class Plausible {
    private static final int MOST_PER_RECORD = 30;

    private final Records records;
    private final long[] pairs;
    private final long[] findings;

    private Plausible(Records records, long[] pairs, long[] findings) {
        this.records = records;
        this.pairs = pairs;
        this.findings = findings;
    }

    static Plausible of(Records records, Model model, long[] candidates, double hopeless) {
        float[] odds = new float[candidates.length];
        IntStream.range(0, candidates.length).parallel().forEach(i -> {
            double[] weights = new double[Model.KINDS];
            long finding = records.compare(Records.first(candidates[i]), Records.second(candidates[i]));
            model.weigh(finding, new double[model.comparisons()], weights);
            odds[i] = (float) Model.logOdds(weights);
        });
        double limit = hopeless;
        int most = Math.max(200_000, MOST_PER_RECORD * records.size());
        if (candidates.length > most) {
            float[] sorted = odds.clone();
            Arrays.parallelSort(sorted);
            limit = Math.max(limit, sorted[sorted.length - most]);
        }
        LongList kept = new LongList();
        for (int i = 0; i < candidates.length; i++) {
            if (odds[i] >= limit) {
                kept.add(candidates[i]);
            }
        }
        long[] pairs = kept.toArray();
        long[] findings = new long[pairs.length];
        Arrays.parallelSetAll(findings, i -> records.compare(Records.first(pairs[i]), Records.second(pairs[i])));
        return new Plausible(records, pairs, findings);
    }

    long[] pairs() {
        return pairs;
    }

    long pair(int at) {
        return pairs[at];
    }

    double[] logOdds(Model model, Frequencies frequencies) {
        double[] odds = new double[pairs.length];
        double[] weights = new double[Model.KINDS];
        double[] rarity = new double[model.comparisons()];
        for (int i = 0; i < pairs.length; i++) {
            Rarity.of(records, frequencies, findings[i], Records.first(pairs[i]), Records.second(pairs[i]), rarity);
            model.weigh(findings[i], rarity, weights);
            odds[i] = Model.logOdds(weights);
        }
        return odds;
    }

    void learn(Model model, Frequencies frequencies, double allPairs, int rounds, double trust) {
        double[] weights = new double[Model.KINDS];
        double[] rarity = new double[model.comparisons()];
        for (int round = 0; round < rounds; round++) {
            Expectation expectation = new Expectation(model, trust);
            for (int i = 0; i < pairs.length; i++) {
                Rarity.of(records, frequencies, findings[i], Records.first(pairs[i]), Records.second(pairs[i]), rarity);
                model.weigh(findings[i], rarity, weights);
                Model.normalise(weights);
                expectation.add(findings[i], weights, 1);
            }
            expectation.maximise(allPairs);
        }
    }
}
