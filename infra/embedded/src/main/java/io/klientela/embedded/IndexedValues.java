package io.klientela.embedded;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The values of a document that an index keeps: an array counts as each of its elements. */
final class IndexedValues {

    private static final Key EMPTY = Key.of(List.of());

    private final List<FieldPath> paths;

    IndexedValues(List<IndexKey> keys) {
        this.paths = keys.stream().map(key -> new FieldPath(key.getKey())).toList();
    }

    /** One key for each combination; none when all values are missing and those are to be left out. */
    List<Key> of(Document document, boolean leaveOutMissing) {
        var keys = List.of(EMPTY);
        @Nullable FieldPath array = null;
        var allMissing = true;
        for (var path : paths) {
            var value = path.valueIn(document);
            allMissing &= value instanceof Missing;
            if (value instanceof Collection<?> items) {
                rejectParallel(array, path);
                array = path;
                keys = combine(keys, items);
            } else {
                keys = combine(keys, value);
            }
        }
        return allMissing && leaveOutMissing ? List.of() : keys;
    }

    /** Refuses a document of which more than one of the values is an array. */
    void rejectParallel(Document document) {
        if (paths.size() == 1) {
            return;
        }
        @Nullable FieldPath array = null;
        for (var path : paths) {
            if (path.valueIn(document) instanceof Collection<?>) {
                rejectParallel(array, path);
                array = path;
            }
        }
    }

    /** Whether both have the same values, and so the same keys. */
    boolean areSame(Document one, Document other) {
        for (var path : paths) {
            if (!Objects.equals(path.valueIn(one), path.valueIn(other))) {
                return false;
            }
        }
        return true;
    }

    private static List<Key> combine(List<Key> keys, @Nullable Object value) {
        if (keys.size() == 1) {
            return List.of(keys.getFirst().plus(value));
        }
        var combined = new ArrayList<Key>(keys.size());
        for (var key : keys) {
            combined.add(key.plus(value));
        }
        return combined;
    }

    private static List<Key> combine(List<Key> keys, Collection<?> values) {
        if (values.isEmpty()) {
            return combine(keys, (Object) null);
        }
        var combined = new ArrayList<Key>(keys.size() * values.size());
        for (var key : keys) {
            for (var value : values) {
                combined.add(key.plus(value));
            }
        }
        return combined;
    }

    private static void rejectParallel(@Nullable FieldPath array, FieldPath other) {
        if (array != null && !array.first().equals(other.first())) {
            throw new CannotIndexParallelArraysError(List.of(array.toString(), other.toString()));
        }
    }
}
