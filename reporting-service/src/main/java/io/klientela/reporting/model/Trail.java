package io.klientela.reporting.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which batches of facts were written last, in the order in which they were announced.
 *
 * @param epoch differs where what was written before counts no more; empty where nothing was taken in yet
 * @param batches the newest ones, at most {@link #LONGEST}
 */
record Trail(String epoch, List<String> batches) {
    static final int LONGEST = 64;
    static final Trail NONE = new Trail("", List.of());

    /** Those announced after the other trail was read; null where that cannot be told any more. */
    @Nullable
    List<String> since(Trail earlier) {
        if (epoch.isEmpty() || !epoch.equals(earlier.epoch)) {
            return null;
        }
        if (earlier.batches.isEmpty()) {
            return batches.size() < LONGEST ? batches : null;
        }
        int last = batches.lastIndexOf(earlier.batches.getLast());
        return last < 0 ? null : batches.subList(last + 1, batches.size());
    }
}
