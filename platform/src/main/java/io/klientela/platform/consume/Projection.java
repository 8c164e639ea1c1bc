package io.klientela.platform.consume;

import java.util.List;
import java.util.Set;

/**
 * A view built from events. The platform remembers how far it has come, repeats what failed in passing, puts aside what
 * cannot be processed, and rebuilds it from the beginning on demand.
 */
public interface Projection {
    /** A stable name, unique in its service, e.g. {@code deal-facts}. */
    String name();

    /**
     * Which form what it keeps has; to be raised where an older version of the software kept less, or otherwise. The first
     * start with another shape reads the topics from the beginning, over what is there: so nothing is missing meanwhile.
     */
    default int shape() {
        return 1;
    }

    /** What its positions are kept under. Instances with another shape have their own, as long as there are any. */
    default String place() {
        return shape() == 1 ? name() : "%s@%d".formatted(name(), shape());
    }

    Set<String> topics();

    /**
     * Takes events in, in the order of each key. It must be idempotent: an event may come again, also an older one than
     * those already seen. Whatever it throws, except failures of the database, makes the platform try each event alone
     * and put the culprit aside as a dead letter.
     */
    void apply(List<Received> events);

    /** Forgets everything, before a rebuild. */
    void clear();
}
