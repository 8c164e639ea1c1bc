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
