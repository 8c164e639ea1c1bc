package io.klientela.contacts.duplicate.matching;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Learns the chances of a {@link Model} from the data alone: those of strangers from random pairs, all others by
 * expectation-maximisation over the candidates, while every other pair counts as strangers (Winkler 1988; Enamorado,
 * Fifield and Imai 2019, "fastLink"; Linacre et al. 2022, "Splink").
 */
final class Estimation {
    private static final int RANDOM_PAIRS = 300_000;
    private static final int ROUNDS = 15;
    private static final int REFINEMENTS = 2;
    /** Pairs below these odds, before rarities are known, are not looked at again. */
    private static final double HOPELESS = -12;

    private static final double SURE = 0.9;
    /** For how many pairs of strangers what is usual counts. */
    private static final double USUAL_PAIRS = 30;
    /** How many matches the first guesses count for. */
    private static final double TRUST = 25;

    private final Records records;
    private final Model model;
    private long[] random = {};

    private Estimation(Records records) {
        this.records = records;
        this.model = new Model(records);
    }

    /** What a scan found out. @param pairs the candidates that can be matches; @param logOdds theirs */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Learned(Model model, Frequencies frequencies, long[] pairs, double[] logOdds) {}

    static Learned of(Records records, long[] candidates) {
        return new Estimation(records).run(candidates);
    }

    private Learned run(long[] candidates) {
        random = randomFindings();
        Frequencies frequencies = new Frequencies(records, new Entities(records.size()));
        model.start(records.size(), records.pairs());
        learnStrangers(frequencies);
        Findings found = Findings.of(records, candidates);
        found.learn(model, records.pairs(), ROUNDS, TRUST);
        Plausible plausible = Plausible.of(records, model, candidates, HOPELESS);
        for (int i = 0; i < REFINEMENTS; i++) {
            Entities entities = new Entities(records.size());
            double[] odds = plausible.logOdds(model, frequencies);
            for (int at = 0; at < odds.length; at++) {
                if (odds[at] > Math.log(SURE / (1 - SURE))) {
                    entities.join(Records.first(plausible.pair(at)), Records.second(plausible.pair(at)));
                }
            }
            frequencies = new Frequencies(records, entities);
            learnStrangers(frequencies);
            plausible.learn(model, frequencies, records.pairs(), ROUNDS, TRUST);
        }
        return new Learned(model, frequencies, plausible.pairs(), plausible.logOdds(model, frequencies));
    }

    /** What would be seen of strangers in some pairs elsewhere: a handful of records tells little of how often they are alike. */
    private static double[] usual(Role role, int levels) {
        double[] sums = new double[levels];
        Arrays.fill(sums, 0.5 + USUAL_PAIRS * role.usuallyAlike());
        sums[levels - 1] = USUAL_PAIRS;
        return sums;
    }

    private long[] randomFindings() {
        SplittableRandom dice = new SplittableRandom(42);
        int size = records.size();
        if (records.pairs() <= RANDOM_PAIRS) {
            LongList all = new LongList();
            for (int a = 0; a < size; a++) {
                for (int b = a + 1; b < size; b++) {
                    if (records.areComparable(a, b)) {
                        all.add(records.compare(a, b));
                    }
                }
            }
            return all.toArray();
        }
        long[] findings = new long[RANDOM_PAIRS];
        int[] firsts = new int[RANDOM_PAIRS];
        int[] seconds = new int[RANDOM_PAIRS];
        for (int i = 0; i < RANDOM_PAIRS; ) {
            firsts[i] = dice.nextInt(size);
            seconds[i] = dice.nextInt(size);
            i += records.areComparable(firsts[i], seconds[i]) ? 1 : 0;
        }
        Arrays.parallelSetAll(findings, i -> records.compare(firsts[i], seconds[i]));
        return findings;
    }

    /** The chances among strangers: of random pairs, but for those that look like one person; equality by frequencies. */
    private void learnStrangers(Frequencies frequencies) {
        int order = records.order();
        double[][] sums = new double[model.comparisons()][];
        for (int i = 0; i < order; i++) {
            sums[i] = usual(records.fields().get(i).role(), model.table(0)[i].length);
        }
        double[] weights = new double[Model.KINDS];
        double[] rarity = new double[model.comparisons()];
        for (long finding : random) {
            model.weigh(finding, rarity, weights);
            Model.normalise(weights);
            double stranger = weights[Model.STRANGERS] + weights[Model.HOUSEHOLD];
            for (int i = 0; i < order; i++) {
                sums[i][Records.level(finding, i)] += stranger;
            }
        }
        for (int i = 0; i < order; i++) {
            double unequal = 0;
            for (int level = 2; level < sums[i].length; level++) {
                unequal += sums[i][level];
            }
            double equal = frequencies.equal(i);
            model.table(0)[i][1] = equal;
            for (int level = 2; level < sums[i].length; level++) {
                model.table(0)[i][level] = (1 - equal) * sums[i][level] / unequal;
            }
        }
        model.refresh();
    }
}
