package io.klientela.contacts.timeline;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteManyModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.WriteModel;
import io.klientela.events.Topics;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.Received;
import io.klientela.platform.start.StartupTask;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Every event that concerns a contact or a company, once, under the event's id. */
@Component
class Timeline implements Projection, StartupTask {
    /** Topics keep everything for seven days, and then at least the last event of each record. */
    private static final Duration SURELY_IN_TOPICS = Duration.ofDays(6);

    private static final Comparator<Document> OLDEST_FIRST = Comparator.comparing(
                    (Document entry) -> entry.getDate("at"))
            .thenComparing(entry -> entry.getString("_id"));

    private final MongoCollection<Document> entries;
    private final Clock clock;

    Timeline(MongoDatabase database, Clock clock) {
        this.entries = database.getCollection("timeline");
        this.clock = clock;
    }

    @Override
    public void run() {
        entries.createIndex(Indexes.ascending(Entry.CONTACTS, "at", "_id"));
        entries.createIndex(Indexes.ascending(Entry.COMPANIES, "at", "_id"));
        entries.createIndex(Indexes.ascending(Entry.ABOUT, "at", "_id"));
        entries.createIndex(Indexes.ascending("resource.id"));
        entries.createIndex(Indexes.ascending("at"));
    }

    @Override
    public String name() {
        return "timeline";
    }

    @Override
    public Set<String> topics() {
        return Set.of(
                Topics.CONTACTS,
                Topics.COMPANIES,
                Topics.ACTIVITIES,
                Topics.EMAILS,
                Topics.DEALS,
                Topics.LEADS,
                Topics.SUBMISSIONS,
                Topics.MAILS,
                Topics.TICKETS,
                Topics.TICKET_MESSAGES,
                Topics.CONSENTS,
                Topics.RUNS);
    }

    @Override
    public void apply(List<Received> events) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (Received event : events) {
            if (event.isTombstone() || Entry.isForgotten(event)) {
                writes.add(new DeleteManyModel<>(Filters.eq("resource.id", event.key())));
            } else if (!Entry.isCopying(event) && Entry.isWorthTelling(event)) {
                writes.add(new ReplaceOneModel<>(
                        Filters.eq("_id", event.id()), Entry.of(event), new ReplaceOptions().upsert(true)));
            }
        }
        if (!writes.isEmpty()) {
            boolean ordered = writes.stream().anyMatch(DeleteManyModel.class::isInstance);
            entries.bulkWrite(writes, new BulkWriteOptions().ordered(ordered));
        }
    }

    /** Forgets what the topics surely still have; of what is older, some may exist nowhere else any more. */
    @Override
    public void clear() {
        entries.deleteMany(Filters.gt("at", Date.from(clock.instant().minus(SURELY_IN_TOPICS))));
    }

    /** The distinct values of a field in the entries that meet one of the conditions and the other one. */
    Set<String> values(String path, List<Bson> anyOf, Bson wanted) {
        Set<String> values = new HashSet<>();
        anyOf.forEach(one ->
                entries.distinct(path, Filters.and(one, wanted), String.class).into(values));
        return values;
    }

    /** What meets any of the conditions, newest first, from the position on; one query for each, as each has its index. */
    List<Document> find(List<Bson> anyOf, Bson wanted, Bson after, int limit) {
        Map<String, Document> found = new HashMap<>();
        for (Bson one : anyOf) {
            entries.find(Filters.and(one, wanted, after))
                    .sort(Sorts.descending("at", "_id"))
                    .limit(limit)
                    .forEach(entry -> found.put(entry.getString("_id"), entry));
        }
        return found.values().stream()
                .sorted(OLDEST_FIRST.reversed())
                .limit(limit)
                .toList();
    }
}
