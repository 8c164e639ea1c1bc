package io.klientela.platform.aggregate;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.WriteModel;
import io.klientela.events.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/** One round trip that writes many aggregates of a type, each for itself. */
final class ManyWrites<A extends Aggregate<S>, S extends State> {
    private final MongoCollection<Document> collection;
    private final AggregateDocuments<A, S> documents;
    private final List<A> clashing = new ArrayList<>();

    ManyWrites(MongoCollection<Document> collection, AggregateDocuments<A, S> documents) {
        this.collection = collection;
        this.documents = documents;
    }

    /** @return the ids that were not written: another writer was faster, a unique value is taken, or an outbox is full */
    Set<String> write(List<A> aggregates) {
        Map<String, Lease> leases = leases(aggregates);
        List<WriteModel<Document>> writes = new ArrayList<>();
        Map<String, String> lastEvents = new HashMap<>();
        for (A aggregate : aggregates) {
            AggregateDocuments.Write write =
                    documents.write(aggregate, leases.getOrDefault(aggregate.id(), Lease.NONE));
            writes.add(write.model());
            lastEvents.put(aggregate.id(), write.lastEvent());
        }
        int matched = matched(aggregates, writes);
        Set<String> failed = new HashSet<>();
        clashing.forEach(aggregate -> failed.add(aggregate.id()));
        long changed = aggregates.stream()
                .filter(aggregate -> aggregate.loadedVersion() > 0)
                .count();
        if (matched < changed) {
            failed.addAll(notArrived(lastEvents));
        }
        return failed;
    }

    /** Those whose id or unique values somebody else has. */
    List<A> clashing() {
        return clashing;
    }

    private int matched(List<A> aggregates, List<WriteModel<Document>> writes) {
        try {
            return collection
                    .bulkWrite(writes, new BulkWriteOptions().ordered(false))
                    .getMatchedCount();
        } catch (MongoBulkWriteException e) {
            for (BulkWriteError error : e.getWriteErrors()) {
                if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
                clashing.add(aggregates.get(error.getIndex()));
            }
            return e.getWriteResult().getMatchedCount();
        }
    }

    /** Those whose newest event is another; one that was overtaken since counts among them, and its caller looks again. */
    private Set<String> notArrived(Map<String, String> lastEvents) {
        Set<String> missing = new HashSet<>(lastEvents.keySet());
        collection
                .find(Filters.in("_id", lastEvents.keySet()))
                .projection(new Document(AggregateDocuments.LAST_EVENT, 1))
                .forEach(document -> {
                    String id = document.getString("_id");
                    if (document.getString(AggregateDocuments.LAST_EVENT).equals(lastEvents.get(id))) {
                        missing.remove(id);
                    }
                });
        return missing;
    }

    private Map<String, Lease> leases(Collection<A> aggregates) {
        List<String> ids = aggregates.stream()
                .filter(aggregate -> aggregate.loadedVersion() > 0)
                .map(Aggregate::id)
                .toList();
        Map<String, Lease> leases = new HashMap<>();
        if (!ids.isEmpty()) {
            collection
                    .find(Filters.in("_id", ids))
                    .projection(Lease.PROJECTION)
                    .forEach(document -> leases.put(document.getString("_id"), Lease.of(document)));
        }
        return leases;
    }
}
