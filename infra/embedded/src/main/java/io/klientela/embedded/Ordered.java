package io.klientela.embedded;

import de.bwaldvogel.mongo.backend.IndexKey;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Positions of documents in the order of some of their values. */
interface Ordered {

    List<IndexKey> getKeys();

    /** Whether one document can stand at several places, because a value is an array. */
    boolean multikey();

    /** Whether documents that lack all the values are left out. */
    boolean leavesOutMissing();

    long rows(Range range);

    /** The positions within a range, in order, each document as often as it stands there. */
    Stream<Key> positions(Range range, boolean reverse);

    /** What keys begin with, each value once. */
    Stream<@Nullable Object> firstValues();

    /** All keys between two bounds. */
    record Range(Key from, Key to) {}
}
