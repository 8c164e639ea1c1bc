package io.klientela.contacts.duplicate.matching;

import java.util.Arrays;
import java.util.List;

/**
 * The probabilistic model of Fellegi and Sunter (1969), with levels of agreement, as a mixture of kinds of pairs as in
 * Larsen and Rubin (2001): two strangers; one person; one person who has moved, whose addresses tell nothing; and two
 * persons of one household or firm, who share addresses and often the surname, and nothing else.
 */
final class Model {
    static final int STRANGERS = 0;
    static final int SAME = 1;
    static final int MOVED = 2;
    static final int HOUSEHOLD = 3;
    static final int KINDS = 4;

    /** Of the pairs of one person, those with another address. */
    private static final double USUALLY_MOVED = 0.1;
    /** For each pair of one person, those of one household, where nothing else is known. */
    private static final double USUALLY_HOUSEHOLD = 0.2;

    /** Chance of each level among strangers ("u"), among records of one person ("m"), and in a household. */
    private final double[][] random;

    private final double[][] same;
    private final double[][] shared;
    private final double[][] guesses;
    private final double[] shares = new double[KINDS];
    private double[] expectedShares = {};
    private final boolean[] address;
    private final boolean[] common;
    private final double[] leastEqual;
    private final double[] mostDifferent;
    private final boolean hasHousehold;
    private final boolean hasMoved;
    private final int order;
    private final double[][][] logOf = new double[KINDS][][];

    Model(Records records) {
        List<Field> fields = records.fields();
        int comparisons = records.comparisons();
        order = records.order();
        random = new double[comparisons][];
        same = new double[comparisons][];
        shared = new double[comparisons][];
        address = new boolean[comparisons];
        common = new boolean[comparisons];
        leastEqual = new double[comparisons];
        mostDifferent = new double[comparisons];
        for (int i = 0; i < fields.size(); i++) {
            double[] expected = fields.get(i).comparer().expected();
            same[i] = shifted(expected);
            shared[i] = shifted(expected);
            random[i] = shifted(expected);
            address[i] = fields.get(i).role().isAddress();
            common[i] = !fields.get(i).role().isPersonal();
            leastEqual[i] = fields.get(i).role().leastEqual();
            mostDifferent[i] = fields.get(i).role().mostDifferent();
        }
        same[order] = new double[] {1, 0.97, 0.03};
        random[order] = new double[] {1, 1, 1};
        shared[order] = random[order];
        guesses = Arrays.stream(same).map(double[]::clone).toArray(double[][]::new);
        long addresses =
                fields.stream().filter(field -> field.role().isAddress()).count();
        long shareable = fields.stream()
                .filter(field -> !field.role().isPersonal() && field.role() != Role.SURNAME)
                .count();
        hasMoved = addresses >= 2;
        hasHousehold = shareable >= 2
                && shareable + 1 < fields.size()
                && fields.stream().anyMatch(field -> field.role().isPersonal());
    }

    private static double[] shifted(double[] levels) {
        double[] result = new double[levels.length + 1];
        result[0] = 1;
        System.arraycopy(levels, 0, result, 1, levels.length);
        return result;
    }

    /** First guesses, before anything is estimated. */
    void start(double records, double pairs) {
        double matches = Math.min(0.25, Math.max(0.5, 0.1 * records) / pairs);
        shares[SAME] = matches * (hasMoved ? 1 - USUALLY_MOVED : 1);
        shares[MOVED] = hasMoved ? matches * USUALLY_MOVED : 0;
        shares[HOUSEHOLD] = hasHousehold ? matches : 0;
        expectedShares = shares.clone();
        refresh();
    }

    /** Chances as they usually are. @param prior logarithm of the odds that two records are one person */
    void assumeUsual(Records records, double prior) {
        for (int i = 0; i < order; i++) {
            Role role = records.fields().get(i).role();
            double[] chances = random[i];
            double rest = 1 - role.usuallyEqual();
            chances[1] = role.usuallyEqual();
            for (int level = 2; level < chances.length - 1; level++) {
                chances[level] = role.usuallyAlike();
                rest -= role.usuallyAlike();
            }
            chances[chances.length - 1] = rest;
        }
        double likely = Math.exp(prior);
        shares[SAME] = likely * (hasMoved ? 1 - USUALLY_MOVED : 1);
        shares[MOVED] = hasMoved ? likely * USUALLY_MOVED : 0;
        shares[HOUSEHOLD] = hasHousehold ? likely * USUALLY_HOUSEHOLD : 0;
        refresh();
    }

    /** Which table of chances a kind of pair has for a comparison: 0 random, 1 same, 2 shared. */
    int tableOf(int kind, int comparison) {
        return switch (kind) {
            case SAME -> 1;
            case MOVED -> address[comparison] ? 0 : 1;
            case HOUSEHOLD -> address[comparison] ? 1 : common[comparison] ? 2 : 0;
            default -> 0;
        };
    }

    double[][] table(int table) {
        return table == 0 ? random : table == 1 ? same : shared;
    }

    /** What was expected before anything was learned; a table that is not to be changed. */
    double[][] guesses() {
        return guesses;
    }

    /** The shares before anything was learned; not to be changed. */
    double[] expectedShares() {
        return expectedShares;
    }

    double[] shares() {
        return shares;
    }

    boolean has(int kind) {
        return kind == MOVED ? hasMoved : kind != HOUSEHOLD || hasHousehold;
    }

    int comparisons() {
        return random.length;
    }

    double mostDifferent(int comparison) {
        return comparison == order ? 1 : mostDifferent[comparison];
    }

    double leastEqual(int comparison) {
        return comparison == order ? 0 : leastEqual[comparison];
    }

    boolean isAddress(int comparison) {
        return address[comparison];
    }

    /** To be called after the chances were changed. */
    void refresh() {
        shares[STRANGERS] = 1 - shares[SAME] - shares[MOVED] - shares[HOUSEHOLD];
        for (int kind = 0; kind < KINDS; kind++) {
            logOf[kind] = new double[random.length][];
            for (int i = 0; i < random.length; i++) {
                logOf[kind][i] =
                        Arrays.stream(table(tableOf(kind, i))[i]).map(Math::log).toArray();
            }
        }
    }

    /**
     * How probable each kind is, given a finding, times a common factor, as logarithms.
     *
     * @param rarity for each field where both are equal, the logarithm of how much rarer the value is than usual; else 0
     * @param into one number per kind
     */
    void weigh(long finding, double[] rarity, double[] into) {
        for (int kind = 0; kind < KINDS; kind++) {
            if (!has(kind)) {
                into[kind] = Double.NEGATIVE_INFINITY;
                continue;
            }
            double sum = Math.log(shares[kind]);
            for (int i = 0; i < random.length; i++) {
                int level = Records.level(finding, i);
                if (level != 0) {
                    sum += logOf[kind][i][level];
                    if (rarity[i] != 0 && tableOf(kind, i) == 0) {
                        sum += rarity[i];
                    }
                }
            }
            into[kind] = sum;
        }
    }

    /** Makes weights probabilities whose sum is 1. */
    static void normalise(double[] weights) {
        double most = Double.NEGATIVE_INFINITY;
        for (double weight : weights) {
            most = Math.max(most, weight);
        }
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.exp(weights[i] - most);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
    }

    /** Logarithm of the odds that both records are one person. */
    static double logOdds(double[] weights) {
        return logSum(weights[SAME], weights[MOVED]) - logSum(weights[STRANGERS], weights[HOUSEHOLD]);
    }

    private static double logSum(double a, double b) {
        double most = Math.max(a, b);
        return most == Double.NEGATIVE_INFINITY ? most : most + Math.log(Math.exp(a - most) + Math.exp(b - most));
    }

    /** What one comparison by itself says for (above 0) or against one person, as a logarithm. */
    double evidence(int comparison, int level) {
        return level == 0 ? 0 : logOf[SAME][comparison][level] - logOf[STRANGERS][comparison][level];
    }

    /** The logarithm of the odds before anything is compared. */
    double prior() {
        return Math.log((shares[SAME] + shares[MOVED]) / shares[STRANGERS]);
    }

    double movedShare() {
        return shares[MOVED] / Math.max(1e-300, shares[SAME] + shares[MOVED]);
    }
}
