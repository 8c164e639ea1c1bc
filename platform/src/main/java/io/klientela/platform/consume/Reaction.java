package io.klientela.platform.consume;

import java.util.Set;

/**
 * What is to be done once when something happens, outside the read models: it begins with the events that follow its
 * first start, and no rebuild ever repeats it.
 */
public interface Reaction {
    /** A stable name, unique among the projections and reactions of its service, e.g. {@code rules}. */
    String name();

    Set<String> topics();

    /**
     * Takes one event in, in the order of each key, in the trace of what caused it. An event may come again: whoever must
     * act once keeps a ledger by the event's id, written before acting. It should be quick; what takes time is noted here
     * and done elsewhere. Passing failures of the database are repeated, any other puts the event aside as a dead letter.
     */
    void take(Received event);
}
