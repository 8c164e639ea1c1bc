package io.klientela.contacts.upkeep;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import io.klientela.contacts.quality.Checklist;
import io.klientela.contacts.quality.Shared;
import io.klientela.contacts.quality.Shared.Twin;
import io.klientela.contacts.quality.UniqueKey;
import io.klientela.contacts.quality.Verdict;
import io.klientela.events.State;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Marks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Records of one type that have a value in common which none should share, found by the keys that are noted beside each.
 * Keys are written before anybody looks for them, so that of two records that get the same value at the same time one at
 * least sees the other; and whoever sees another one that does not know it yet has it judged again.
 */
final class Twins<S extends State> {
    private final Aggregates<?, S> records;
    private final Checklist checklist;

    Twins(Aggregates<?, S> records, Checklist checklist) {
        this.records = records;
        this.checklist = checklist;
    }

    /**
     * What some records share with others, by their ids. Those whose twin is gone, or that do not know of it yet, are to be
     * judged again.
     *
     * @param documents get the keys that they have now
     */
    Map<String, Shared> among(List<Document> documents, Instant now) {
        Map<String, Shared> own = new LinkedHashMap<>();
        documents.forEach(document -> own.put(document.getString("_id"), Shared.none(keys(document))));
        noteKeys(documents, own);
        Set<String> others = new HashSet<>();
        Map<String, Shared> shared = with(own, others);
        others.addAll(left(own));
        if (!others.isEmpty()) {
            records.collection().updateMany(Filters.in("_id", others), Updates.set(Verdict.DUE, Date.from(now)));
        }
        return shared;
    }

    /** What a record shares with others, by what it says now. */
    Shared of(S state) {
        Map<String, Shared> own = Map.of(state.id(), Shared.none(checklist.keys(state)));
        return Objects.requireNonNull(with(own, new HashSet<>()).get(state.id()));
    }

    private Collection<UniqueKey> keys(Document document) {
        AggregateType<?, S> type = records.type();
        boolean out = document.get("deletedAt") != null
                || (type.hiding() != null
                        && document.getEmbedded(List.of("state", type.hiding()), Object.class) != null);
        return out ? List.of() : checklist.keys(records.stateOf(document));
    }

    private void noteKeys(List<Document> documents, Map<String, Shared> own) {
        Map<Document, Document> notes = new LinkedHashMap<>();
        for (Document document : documents) {
            List<String> keys =
                    Objects.requireNonNull(own.get(document.getString("_id"))).keys();
            if (!keys.equals(Shared.of(document).keys())) {
                Document note = new Document(document.get(Verdict.PLACE, new Document())).append("unique", keys);
                notes.put(document, note);
            }
        }
        Marks<S> marks = Objects.requireNonNull(records.type().marks());
        marks.note(records, notes);
        notes.forEach((document, note) -> document.put(Verdict.PLACE, note));
    }

    /** @param unaware gets the ids of those that do not know yet that they share something with one of these */
    private Map<String, Shared> with(Map<String, Shared> own, Set<String> unaware) {
        Set<String> wanted =
                own.values().stream().flatMap(one -> one.keys().stream()).collect(Collectors.toSet());
        Map<String, List<String>> holders = new HashMap<>();
        if (!wanted.isEmpty()) {
            find(Filters.in(Shared.KEYS, wanted)).forEach(found -> {
                String id = found.getString("_id");
                Shared known = Shared.of(found);
                for (String key : own.getOrDefault(id, known).keys()) {
                    if (wanted.contains(key)) {
                        List<String> some = holders.computeIfAbsent(key, any -> new ArrayList<>());
                        if (some.size() <= Shared.MOST) {
                            some.add(id);
                        }
                        if (!own.containsKey(id) && !known.knows(key)) {
                            unaware.add(id);
                        }
                    }
                }
            });
        }
        Map<String, Shared> shared = new LinkedHashMap<>();
        own.forEach((id, one) -> shared.put(id, new Shared(one.keys(), twins(id, one, holders))));
        return shared;
    }

    private static List<Twin> twins(String id, Shared own, Map<String, List<String>> holders) {
        return own.keys().stream()
                .flatMap(key -> holders.getOrDefault(key, List.of()).stream()
                        .filter(other -> !other.equals(id))
                        .limit(Shared.MOST)
                        .map(other -> new Twin(key, other)))
                .toList();
    }

    /** The records that believe to share a value with one of these, which has another one by now. */
    private Set<String> left(Map<String, Shared> own) {
        return find(Filters.in(Shared.TWINS, own.keySet())).stream()
                .filter(document -> !own.containsKey(document.getString("_id")))
                .filter(document -> Shared.of(document)
                        .twinsCalled(own.keySet())
                        .anyMatch(twin -> !Objects.requireNonNull(own.get(twin.id()))
                                .keys()
                                .contains(twin.key())))
                .map(document -> document.getString("_id"))
                .collect(Collectors.toSet());
    }

    private List<Document> find(Bson which) {
        return records.collection()
                .find(Filters.and(
                        which, Filters.eq("deletedAt", null), records.type().listed()))
                .projection(Projections.include("_id", Verdict.PLACE))
                .into(new ArrayList<>());
    }
}
