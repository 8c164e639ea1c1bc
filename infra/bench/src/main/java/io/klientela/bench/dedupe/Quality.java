package io.klientela.bench.dedupe;

import io.klientela.contacts.duplicate.matching.Match;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well pairs were found.
 *
 * @param truth true pairs
 * @param precision at the score of 0.5
 * @param recall at the score of 0.5
 * @param bestF1 at the score that suits best
 */
record Quality(long truth, double precision, double recall, double bestF1, double bestScore) {
    private static final double HALF = 0.5;

    double f1() {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    /** @param matches the surest first */
    static Quality of(List<Match> matches, List<String> persons) {
        long truth = 0;
        Map<String, Integer> counts = new HashMap<>();
        for (String person : persons) {
            truth += counts.merge(person, 1, Integer::sum) - 1;
        }
        long right = 0;
        long rightAtHalf = 0;
        long atHalf = 0;
        double bestF1 = 0;
        double bestScore = 1;
        for (int i = 0; i < matches.size(); i++) {
            Match match = matches.get(i);
            boolean isRight = persons.get(match.first()).equals(persons.get(match.second()));
            right += isRight ? 1 : 0;
            if (match.score() >= HALF) {
                atHalf++;
                rightAtHalf += isRight ? 1 : 0;
            }
            boolean last = i + 1 == matches.size() || matches.get(i + 1).score() < match.score();
            double f1 = 2.0 * right / (i + 1 + truth);
            if (last && f1 > bestF1) {
                bestF1 = f1;
                bestScore = match.score();
            }
        }
        double precision = atHalf == 0 ? 0 : (double) rightAtHalf / atHalf;
        return new Quality(truth, precision, truth == 0 ? 0 : (double) rightAtHalf / truth, bestF1, bestScore);
    }
}
