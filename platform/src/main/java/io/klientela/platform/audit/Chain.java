package io.klientela.platform.audit;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The log of a service as a chain: each entry has the next position and names the hash of the one before it. Several
 * instances append to it: the unique index on the position lets one of them have each place, and the others look again. An
 * entry is one insert, a batch goes in order, so whatever process dies the chain has neither gap nor fork.
 */
public final class Chain {
    private static final int BATCH = 500;

    /** @param size how many entries there are. @param hash that of the last one */
    record Head(long size, String hash) {}

    private final MongoCollection<Document> collection;
    private @Nullable Head head;

    public Chain(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    MongoCollection<Document> collection() {
        return collection;
    }

    public void createIndexes() {
        collection.createIndex(new Document(Entries.POSITION, 1), new IndexOptions().unique(true));
        collection.createIndex(new Document("recordId", 1).append(Entries.POSITION, 1));
        collection.createIndex(new Document("actor", 1).append(Entries.POSITION, 1));
    }

    /** Appends what is not in it yet. @param drafts each with an id, which makes a repetition harmless */
    public synchronized void append(List<Document> drafts) {
        Map<String, Document> left = new LinkedHashMap<>();
        drafts.forEach(draft -> left.putIfAbsent(draft.getString("_id"), draft));
        while (!left.isEmpty()) {
            List<Document> batch = left.values().stream().limit(BATCH).toList();
            if (insert(batch)) {
                batch.forEach(draft -> left.remove(draft.getString("_id")));
            } else {
                left.keySet().removeAll(present(left.keySet()));
            }
        }
    }

    /** @return false where an id or a place was taken, and it is to be tried again */
    private boolean insert(List<Document> drafts) {
        Head from = head == null ? read() : head;
        head = null; // until it is known what became of it
        List<Document> entries = new ArrayList<>();
        String previous = from.hash();
        for (Document draft : drafts) {
            Document entry = Entries.seal(draft, from.size() + entries.size(), previous);
            previous = entry.getString(Entries.HASH);
            entries.add(entry);
        }
        try {
            collection.insertMany(entries);
            head = new Head(from.size() + entries.size(), previous);
            return true;
        } catch (MongoBulkWriteException e) {
            if (e.getWriteErrors().stream().anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)
                    || e.getWriteConcernError() != null) {
                throw e;
            }
            return false;
        }
    }

    /** The end of the chain as it is stored. */
    Head read() {
        Document last = collection
                .find()
                .sort(Sorts.descending(Entries.POSITION))
                .projection(Projections.include(Entries.POSITION, Entries.HASH))
                .first();
        return last == null
                ? new Head(0, Hashes.NONE)
                : new Head(last.getLong(Entries.POSITION) + 1, last.getString(Entries.HASH));
    }

    private Set<String> present(Set<String> ids) {
        Set<String> present = new HashSet<>();
        collection
                .find(Filters.in("_id", ids))
                .projection(Projections.include("_id"))
                .forEach(document -> present.add(document.getString("_id")));
        return present;
    }

    @Nullable
    Document find(String id) {
        return collection.find(Filters.eq("_id", id)).first();
    }

    /** A part of the log in order. */
    List<Document> slice(long from, int most) {
        return collection
                .find(Filters.gte(Entries.POSITION, from))
                .sort(Sorts.ascending(Entries.POSITION))
                .limit(most)
                .into(new ArrayList<>());
    }

    /** The changes of one record, the newest first. */
    public List<Document> of(String recordId, int most) {
        return collection
                .find(Filters.eq("recordId", recordId))
                .sort(Sorts.descending(Entries.POSITION))
                .limit(most)
                .into(new ArrayList<>());
    }

    /** The changes of several records, in the order in which they happened. */
    public List<Document> ofAll(Collection<String> recordIds) {
        return collection
                .find(Filters.in("recordId", recordIds))
                .sort(Sorts.ascending(Entries.POSITION))
                .into(new ArrayList<>());
    }

    /** The newest changes of any record. */
    public List<Document> newest(int most) {
        return collection
                .find()
                .sort(Sorts.descending(Entries.POSITION))
                .limit(most)
                .into(new ArrayList<>());
    }

    /** Takes over the entries of a log that was no chain. Repeatable. */
    public void takeOver(MongoCollection<Document> older) {
        String after = "";
        while (true) {
            List<Document> batch = older.find(Filters.gt("_id", after))
                    .sort(Sorts.ascending("_id"))
                    .limit(BATCH)
                    .into(new ArrayList<>());
            if (batch.isEmpty()) {
                break;
            }
            append(batch.stream().map(Chain::modern).toList());
            after = Objects.requireNonNull(batch.getLast().getString("_id"));
        }
        older.drop();
    }

    private static Document modern(Document old) {
        Document header = new Document(old);
        Object what = header.remove("what");
        return Entries.draft(header, what == null ? new Document() : new Document("what", what));
    }
}
