package io.klientela.contacts.duplicate;

import java.util.List;
import org.springframework.stereotype.Component;

/** The pairs that nobody needs to look at. */
@Component
public class SurePairs {
    private static final int BATCH = 200;

    private final Pairs pairs;

    SurePairs(Pairs pairs) {
        this.pairs = pairs;
    }

    /** @param because what they agree in, the weightiest first, as columns */
    public record SurePair(String firstId, String secondId, double score, List<String> because) {}

    /** Those that are open and at least so sure, the surest first; not more than a few hundred at a time. */
    public List<SurePair> from(double score) {
        return pairs.sure(score, BATCH).stream()
                .map(pair -> new SurePair(
                        pair.firstId(),
                        pair.secondId(),
                        pair.score(),
                        pair.reasons().stream()
                                .filter(reason -> reason.weight() > 0)
                                .sorted((one, other) -> Double.compare(other.weight(), one.weight()))
                                .map(Pair.Because::field)
                                .toList()))
                .toList();
    }

    /** Leaves a pair to people: it cannot be merged by itself. */
    public void leave(SurePair pair) {
        pairs.leaveToPeople(pair.firstId(), pair.secondId());
    }
}
