package io.klientela.contacts.duplicate;

import java.util.List;
import org.springframework.stereotype.Component;

/** Remembers of contacts that they are not one person, as somebody has said who took their merge back. */
@Component
public class NotDuplicates {
    private final Pairs pairs;
    private final Decisions decisions;

    NotDuplicates(Pairs pairs, Decisions decisions) {
        this.pairs = pairs;
        this.decisions = decisions;
    }

    /** Once, however often it is said. @param by e.g. {@code user:<id>} */
    public void remember(String oneId, String otherId, String by) {
        Pair pair = Pair.of(oneId, otherId, 0, List.of());
        if (pairs.find(pair.id()).filter(Pair::isDismissed).isEmpty()) {
            decisions.remember(pair, Pair.DISMISSED, "Their merge was taken back.");
            pairs.dismiss(oneId, otherId, by);
        }
    }
}
