package io.klientela.identity.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What a person keeps at hand.
 *
 * @param favourites the newest first. @param recent what was looked at, the last one first
 * @param pins ids of views that stand in the navigation, in their order
 * @param defaults the id of the view that a list opens with, by the list
 */
record Desk(List<Entry> favourites, List<Entry> recent, List<String> pins, Map<String, String> defaults) {

    /** A record. @param resource its place in the API, e.g. {@code contacts}. @param name what it was called then */
    record Entry(String resource, String id, String name, Instant at) {
        static Entry of(Document entry) {
            return new Entry(
                    entry.getString("resource"),
                    entry.getString("id"),
                    entry.getString("name"),
                    entry.getDate("at").toInstant());
        }
    }

    static Desk of(@Nullable Document desk) {
        return desk == null
                ? new Desk(List.of(), List.of(), List.of(), Map.of())
                : new Desk(
                        entries(desk, Desks.FAVOURITES),
                        entries(desk, Desks.RECENT),
                        desk.getList(Desks.PINS, String.class, List.of()),
                        desk.getList(Desks.DEFAULTS, Document.class, List.of()).stream()
                                .collect(Collectors.toMap(
                                        it -> it.getString("list"),
                                        it -> it.getString("view"),
                                        (one, other) -> other)));
    }

    private static List<Entry> entries(Document desk, String field) {
        return desk.getList(field, Document.class, List.of()).stream()
                .map(Entry::of)
                .toList();
    }
}
