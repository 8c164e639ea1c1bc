package io.klientela.embedded;

import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** Reading a part of an ordered map. */
final class Positions {

    private Positions() {}

    static Stream<Key> within(MVMap<Key, ?> map, Ordered.Range range, boolean reverse) {
        if (map.isEmpty()) {
            return Stream.empty();
        }
        var cursor = reverse ? map.cursor(range.to(), range.from(), true) : map.cursor(range.from(), range.to(), false);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(cursor, Spliterator.ORDERED), false);
    }

    static Stream<@Nullable Object> firstValues(MVMap<Key, ?> map) {
        return Stream.iterate(
                        map.firstKey(),
                        Objects::nonNull,
                        key -> map.higherKey(firstOf(key).after()))
                .map(key -> key.values().getFirst());
    }

    private static Key firstOf(Key key) {
        return Key.of(key.values().subList(0, 1));
    }

    static long count(MVMap<Key, ?> map, Ordered.Range range) {
        return Math.max(0, rank(map, range.to()) - rank(map, range.from()));
    }

    private static long rank(MVMap<Key, ?> map, Key bound) {
        var index = map.getKeyIndex(bound);
        return index < 0 ? -index - 1 : index;
    }
}
