package io.klientela.embedded;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The values of a document that an index keeps: an array counts as each of its elements. */
final class IndexedValues {

    private final List<String> paths;

    IndexedValues(List<IndexKey> keys) {
        this.paths = keys.stream().map(IndexKey::getKey).toList();
    }

    /** One key for each combination; none when all values are missing and those are to be left out. */
    List<Key> of(Document document, boolean leaveOutMissing) {
        var keys = List.of(Key.of(List.of()));
        var arrays = new ArrayList<String>();
        var allMissing = true;
        for (var path : paths) {
            var value = Utils.getSubdocumentValueCollectionAware(document, path);
            allMissing &= value instanceof Missing;
            if (value instanceof Collection<?> items) {
                arrays.add(path);
                keys = combine(keys, items);
            } else {
                keys = combine(keys, single(value));
            }
        }
        rejectParallel(arrays);
        return allMissing && leaveOutMissing ? List.of() : keys;
    }

    /** Whether both have the same values, and so the same keys. */
    boolean areSame(Document one, Document other) {
        for (var path : paths) {
            if (!Objects.equals(
                    Utils.getSubdocumentValueCollectionAware(one, path),
                    Utils.getSubdocumentValueCollectionAware(other, path))) {
                return false;
            }
        }
        return true;
    }

    private static List<@Nullable Object> single(@Nullable Object value) {
        var list = new ArrayList<@Nullable Object>(1);
        list.add(value);
        return list;
    }

    private static List<Key> combine(List<Key> keys, Collection<?> values) {
        var combined = new ArrayList<Key>(keys.size() * Math.max(1, values.size()));
        for (var key : keys) {
            if (values.isEmpty()) {
                combined.add(key.plus(null));
            }
            for (var value : values) {
                combined.add(key.plus(value));
            }
        }
        return combined;
    }

    private static void rejectParallel(List<String> arrays) {
        var roots = arrays.stream().map(Utils::firstFragment).distinct().toList();
        if (arrays.size() > 1 && roots.size() > 1) {
            throw new CannotIndexParallelArraysError(arrays);
        }
    }
}
