package io.klientela.embedded;

import java.util.concurrent.atomic.LongAdder;

/** What queries cost since the store was opened. */
public final class Statistics {

    private final LongAdder indexed = new LongAdder();
    private final LongAdder scans = new LongAdder();
    private final LongAdder examined = new LongAdder();

    Statistics() {}

    void indexed() {
        indexed.increment();
    }

    void scan() {
        scans.increment();
    }

    void examined() {
        examined.increment();
    }

    /** Queries that an index answered. */
    public long indexedQueries() {
        return indexed.sum();
    }

    /** Queries that looked at every document of a collection. */
    public long collectionScans() {
        return scans.sum();
    }

    /** Documents that queries looked at. */
    public long documentsExamined() {
        return examined.sum();
    }
}
