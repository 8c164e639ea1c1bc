package io.klientela.platform.usage;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import io.klientela.events.platform.RightsUsedState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.bson.conversions.Bson;

/** For each actor the last day on which each right was used in this service; instances add to one another's. */
final class StoredRights {
    private static final String DAYS = "days";
    private static final String SINCE = "since";
    private static final String VERSION = "version";

    private final MongoCollection<Document> collection;

    StoredRights(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** Everything that is known of an actor after a note. @param version counts the notes */
    record Noted(List<RightsUsedState.Use> rights, Instant since, Instant at, long version) {}

    /** A name that a document can have as a field. */
    static String name(String resource, String action) {
        return resource + ":" + action;
    }

    Noted note(String actor, Map<String, LocalDate> days, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        List<Bson> updates = new ArrayList<>();
        days.forEach((right, day) -> updates.add(Updates.max(DAYS + "." + right, day.toString())));
        updates.add(Updates.inc(VERSION, 1L));
        updates.add(Updates.setOnInsert(SINCE, Date.from(at)));
        Document after = Objects.requireNonNull(collection.findOneAndUpdate(
                Filters.eq("_id", actor),
                Updates.combine(updates),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)));
        List<RightsUsedState.Use> rights = new ArrayList<>();
        after.get(DAYS, new Document()).forEach((right, day) -> rights.add(use(right, String.valueOf(day))));
        return new Noted(List.copyOf(rights), after.getDate(SINCE).toInstant(), at, after.getLong(VERSION));
    }

    private static RightsUsedState.Use use(String right, String day) {
        int colon = right.indexOf(':');
        return new RightsUsedState.Use(right.substring(0, colon), right.substring(colon + 1), LocalDate.parse(day));
    }
}
