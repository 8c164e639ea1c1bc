package io.klientela.platform.reference;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import io.klientela.platform.consume.ReadModel;
import io.klientela.platform.consume.Received;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Which contact stands for which: those that are, or ever were, merged into another. */
final class Pointers {
    private static final String INTO = "into";

    private final MongoCollection<Document> collection;
    private final ReadModel model;

    Pointers(MongoCollection<Document> collection) {
        this.collection = collection;
        this.model = new ReadModel(collection);
    }

    void createIndexes() {
        collection.createIndex(Indexes.ascending(INTO));
    }

    /** Only its own view of a contact. */
    record Pointing(@Nullable Into mergedInto) {
        record Into(String contactId) {}

        static @Nullable String of(Received event) {
            Into into = event.state(Pointing.class).mergedInto();
            return into == null ? null : into.contactId();
        }
    }

    /** Takes in what events of contacts say; the newest counts. @return the contacts that point somewhere, or did */
    Set<String> take(Collection<Received> events) {
        List<Received> present =
                events.stream().filter(event -> !event.isDeletion()).toList();
        Set<String> concerned = known(present.stream()
                .filter(event -> event.sequence() > 1)
                .map(Received::key)
                .distinct()
                .toList());
        present.stream()
                .filter(event -> event.type().endsWith(".unmerged.v1") || Pointing.of(event) != null)
                .forEach(event -> concerned.add(event.key()));
        model.apply(
                present.stream()
                        .filter(event -> concerned.contains(event.key()))
                        .toList(),
                event -> new Document(INTO, Pointing.of(event)));
        return concerned;
    }

    private Set<String> known(Collection<String> ids) {
        Set<String> known = new HashSet<>();
        if (ids.isEmpty()) {
            return known;
        }
        collection.find(Filters.in("_id", ids)).forEach(row -> known.add(row.getString("_id")));
        return known;
    }

    /**
     * The contact that stands for it in the end: often itself. So it is too where two seem to stand for one another, as
     * while the event is still on its way that ended the first of two merges.
     */
    String standIn(String contactId) {
        Set<String> passed = new HashSet<>();
        String at = contactId;
        while (passed.add(at)) {
            Document row = collection.find(Filters.eq("_id", at)).first();
            String next = row == null ? null : row.getString(INTO);
            if (next == null) {
                return at;
            }
            at = next;
        }
        return contactId;
    }

    /** The contact and all that it stands for. */
    Set<String> standingFor(String contactId) {
        Set<String> all = new LinkedHashSet<>(Set.of(contactId));
        List<String> last = List.of(contactId);
        while (!last.isEmpty()) {
            List<String> next = new ArrayList<>();
            collection.find(Filters.in(INTO, last)).forEach(row -> {
                if (all.add(row.getString("_id"))) {
                    next.add(row.getString("_id"));
                }
            });
            last = next;
        }
        return all;
    }

    /** The sequence of the newest event that was taken in. */
    long sequence(String contactId) {
        Document row = collection.find(Filters.eq("_id", contactId)).first();
        return row == null ? 0 : row.getLong("sequence");
    }
}
