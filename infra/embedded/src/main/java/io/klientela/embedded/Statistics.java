package io.klientela.embedded;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** What queries cost since the store was opened. */
public final class Statistics {

    private final LongAdder indexed = new LongAdder();
    private final LongAdder scans = new LongAdder();
    private final ConcurrentMap<String, LongAdder> examined = new ConcurrentHashMap<>();

    Statistics() {}

    void indexed() {
        indexed.increment();
    }

    void scan() {
        scans.increment();
    }

    /** What counts the documents looked at of a collection, e.g. {@code klientela_sales.deals}. */
    LongAdder examined(String collection) {
        return examined.computeIfAbsent(collection, any -> new LongAdder());
    }

    /** Queries that an index answered. */
    public long indexedQueries() {
        return indexed.sum();
    }

    /** Queries that looked at every document of a collection. */
    public long collectionScans() {
        return scans.sum();
    }

    /**
     * Documents that queries looked at.
     *
     * @param collection with its database, e.g. {@code klientela_sales.deals}
     */
    public long documentsExamined(String collection) {
        return examined(collection).sum();
    }
}
