package io.klientela.contacts.duplicate.matching;

import io.klientela.contacts.duplicate.matching.Estimation.Learned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Makes the findings on pairs consistent: if A is B and B is C, then A is C. Sets of records grow from the surest pair
 * on, as long as more speaks for than against two sets being one person.
 */
final class Clusters {
    private static final double WEAKEST = -5;
    private static final double LIST_WITHOUT_DUPLICATES = 0.03;
    private static final double SURE = 2.2;

    private final Records records;
    private final Learned learned;
    private final Linkage linkage;
    private final Entities entities;
    private final Map<Integer, List<Integer>> members = new HashMap<>();
    private final boolean oneToOne;

    private Clusters(Records records, Learned learned) {
        this.records = records;
        this.learned = learned;
        this.linkage = new Linkage(records, learned);
        this.entities = new Entities(records.size());
        this.oneToOne = records.isLink() && listsHaveNoDuplicates();
    }

    /** Sorted by score, the best first. @param cut the lowest score that is worth telling */
    static List<Match> matches(Records records, Learned learned, double cut) {
        Clusters clusters = new Clusters(records, learned);
        clusters.grow();
        return clusters.matches(cut);
    }

    private void grow() {
        double[] odds = learned.logOdds();
        int[] order = IntStream.range(0, odds.length)
                .filter(i -> odds[i] > WEAKEST)
                .boxed()
                .sorted((x, y) -> Double.compare(odds[y], odds[x]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i : order) {
            int a = Records.first(learned.pairs()[i]);
            int b = Records.second(learned.pairs()[i]);
            int one = entities.of(a);
            int other = entities.of(b);
            if (one != other && areOne(one, other, odds[i])) {
                List<Integer> both = new ArrayList<>(membersOf(one));
                both.addAll(membersOf(other));
                members.remove(one);
                members.remove(other);
                members.put(entities.join(one, other), both);
            }
        }
    }

    private boolean areOne(int one, int other, double odds) {
        List<Integer> first = membersOf(one);
        List<Integer> second = membersOf(other);
        if (first.size() == 1 && second.size() == 1) {
            return odds > 0;
        }
        return !oneToOne && linkage.between(first, second) > 0;
    }

    private List<Integer> membersOf(int entity) {
        return members.getOrDefault(entity, List.of(entity));
    }

    /** Whether hardly any record of either list has two sure partners in the other. */
    private boolean listsHaveNoDuplicates() {
        int[] partners = new int[records.size()];
        for (int i = 0; i < learned.pairs().length; i++) {
            if (learned.logOdds()[i] > SURE) {
                partners[Records.first(learned.pairs()[i])]++;
                partners[Records.second(learned.pairs()[i])]++;
            }
        }
        long matched = IntStream.of(partners).filter(count -> count > 0).count();
        long several = IntStream.of(partners).filter(count -> count > 1).count();
        return several < LIST_WITHOUT_DUPLICATES * Math.max(1, matched);
    }

    private List<Match> matches(double cut) {
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < learned.pairs().length; i++) {
            int a = Records.first(learned.pairs()[i]);
            int b = Records.second(learned.pairs()[i]);
            double score = 0.5 * probability(learned.logOdds()[i]);
            if (score >= cut && entities.of(a) != entities.of(b)) {
                matches.add(match(a, b, score));
            }
        }
        for (List<Integer> same : members.values()) {
            for (int i = 0; i < same.size(); i++) {
                for (int j = i + 1; j < same.size(); j++) {
                    int a = Math.min(same.get(i), same.get(j));
                    int b = Math.max(same.get(i), same.get(j));
                    if (records.areComparable(a, b)) {
                        matches.add(match(a, b, 0.5 + 0.5 * probability(linkage.between(a, b))));
                    }
                }
            }
        }
        matches.sort((x, y) -> Double.compare(y.score(), x.score()));
        return matches;
    }

    private Match match(int a, int b, double score) {
        return new Match(a, records.isLink() ? b - records.left() : b, score);
    }

    private static double probability(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }
}
