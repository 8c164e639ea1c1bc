package io.klientela.embedded;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key in an ordered map: values in MongoDB's order of types and values; a bound ends before or after all longer keys. */
record Key(List<@Nullable Object> values, int bound) {

    private static final int BEFORE = -1;
    private static final int NONE = 0;
    private static final int AFTER = 1;

    static Key of(List<? extends @Nullable Object> values) {
        return new Key(new ArrayList<>(values), NONE);
    }

    static Key single(@Nullable Object value) {
        var values = new ArrayList<@Nullable Object>(1);
        values.add(present(value));
        return new Key(values, NONE);
    }

    Key before() {
        return new Key(values, BEFORE);
    }

    Key after() {
        return new Key(values, AFTER);
    }

    @Nullable
    Object last() {
        return values.getLast();
    }

    Key plus(@Nullable Object value) {
        var longer = new ArrayList<@Nullable Object>(values.size() + 1);
        longer.addAll(values);
        longer.add(present(value));
        return new Key(longer, NONE);
    }

    /** Compares in the directions of an index; values beyond them ascend. */
    int compareTo(Key other, boolean[] ascending) {
        var shared = Math.min(values.size(), other.values.size());
        for (var i = 0; i < shared; i++) {
            var comparison = compare(values.get(i), other.values.get(i));
            if (comparison != 0) {
                return i >= ascending.length || ascending[i] ? comparison : -comparison;
            }
        }
        return values.size() == other.values.size() ? Integer.compare(bound, other.bound) : compareLengths(other);
    }

    private int compareLengths(Key other) {
        if (values.size() < other.values.size()) {
            return bound == AFTER ? 1 : -1;
        }
        return other.bound == AFTER ? -1 : 1;
    }

    static int compare(@Nullable Object one, @Nullable Object other) {
        if (one instanceof String a && other instanceof String b) {
            return a.compareTo(b);
        }
        return ValueComparator.ascWithoutListHandling().compare(one, other);
    }

    static @Nullable Object present(@Nullable Object value) {
        return value instanceof Missing ? null : value;
    }
}
