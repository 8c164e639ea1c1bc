package io.klientela.embedded;

import org.h2.mvstore.MVMap;

/** Remembers, across restarts, that an index has met an array: then a range's two ends may be met by two values. */
final class MultikeyFlag {

    private final MVMap<String, Boolean> flags;
    private final String index;
    private volatile boolean raised;

    MultikeyFlag(MVMap<String, Boolean> flags, String index) {
        this.flags = flags;
        this.index = index;
        this.raised = flags.containsKey(index);
    }

    boolean isRaised() {
        return raised;
    }

    void raise() {
        if (!raised) {
            flags.put(index, true);
            raised = true;
        }
    }
}
