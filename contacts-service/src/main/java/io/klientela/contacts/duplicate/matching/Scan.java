package io.klientela.contacts.duplicate.matching;

import io.klientela.contacts.duplicate.matching.Estimation.Learned;
import java.util.List;

/** The pairs that were found, and why each is held for one person or not. */
public final class Scan {
    private final Records records;
    private final Learned learned;
    private final List<Match> matches;
    private final double[] rarity;

    Scan(Records records, Learned learned, List<Match> matches) {
        this.records = records;
        this.learned = learned;
        this.matches = List.copyOf(matches);
        this.rarity = new double[records.comparisons()];
    }

    /** The surest first. */
    public List<Match> matches() {
        return matches;
    }

    /** What speaks for and against two records of the first table being one person, the weightiest first. */
    public List<Reason> reasons(Match match) {
        int a = match.first();
        int b = match.second();
        long finding = records.compare(a, b);
        Rarity.of(records, learned.frequencies(), finding, a, b, rarity);
        return Reason.of(records, learned.model(), finding, rarity);
    }
}
