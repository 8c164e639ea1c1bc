package io.klientela.contacts.duplicate.matching;

/** The sums of one round of expectation-maximisation. */
final class Expectation {
    /** For how many pairs the shares count that were expected before anything was learned. */
    private static final double EXPECTED_PAIRS = 20;

    private final Model model;
    private final double[][][] sums = new double[3][][];
    private final double[] kinds = new double[Model.KINDS];

    /** @param trust how many matches the first guesses count for */
    Expectation(Model model, double trust) {
        this.model = model;
        double[][] guesses = model.guesses();
        for (int table = 1; table < 3; table++) {
            sums[table] = new double[model.comparisons()][];
            for (int i = 0; i < model.comparisons(); i++) {
                sums[table][i] = new double[guesses[i].length];
                for (int level = 1; level < guesses[i].length; level++) {
                    sums[table][i][level] = trust * guesses[i][level];
                }
            }
        }
    }

    /** @param probabilities of each kind of pair; @param count how often this finding occurs */
    void add(long finding, double[] probabilities, double count) {
        for (int kind = 1; kind < Model.KINDS; kind++) {
            double share = probabilities[kind] * count;
            if (share < 1e-9) {
                continue;
            }
            kinds[kind] += share;
            for (int i = 0; i < model.comparisons(); i++) {
                int table = model.tableOf(kind, i);
                int level = Records.level(finding, i);
                if (table > 0 && level > 0) {
                    sums[table][i][level] += share;
                }
            }
        }
    }

    void maximise(double pairs) {
        for (int kind = 1; kind < Model.KINDS; kind++) {
            double expected = model.expectedShares()[kind];
            model.shares()[kind] = model.has(kind)
                    ? (Math.max(kinds[kind], 1e-3) + EXPECTED_PAIRS * expected) / (pairs + EXPECTED_PAIRS)
                    : 0;
        }
        model.shares()[Model.MOVED] = Math.min(model.shares()[Model.MOVED], model.shares()[Model.SAME]);
        for (int table = 1; table < 3; table++) {
            for (int i = 0; i < model.comparisons(); i++) {
                if (table == 2 && i == model.comparisons() - 1) {
                    continue;
                }
                double sum = 0;
                for (double level : sums[table][i]) {
                    sum += level;
                }
                double[] chances = model.table(table)[i];
                for (int level = 1; level < chances.length; level++) {
                    chances[level] = sums[table][i][level] / sum;
                }
                if (table == 1) {
                    bound(chances, model.leastEqual(i), model.mostDifferent(i));
                }
            }
        }
        model.refresh();
    }

    /** Else two of a household could pass for one person with another name and birthday where there are no duplicates. */
    private static void bound(double[] chances, double leastEqual, double mostDifferent) {
        int last = chances.length - 1;
        set(chances, last, Math.min(chances[last], mostDifferent));
        set(chances, Comparer.EQUAL, Math.max(chances[Comparer.EQUAL], leastEqual));
    }

    /** Changes one chance, and all others in proportion. */
    private static void set(double[] chances, int level, double chance) {
        double others = 1 - chances[level];
        if (chances[level] != chance && others > 0) {
            for (int i = 1; i < chances.length; i++) {
                chances[i] *= (1 - chance) / others;
            }
            chances[level] = chance;
        }
    }
}
