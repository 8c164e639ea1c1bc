package io.klientela.identity.review;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.klientela.events.Topics;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.ReadModel;
import io.klientela.platform.consume.Received;
import io.klientela.platform.start.StartupTask;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** When each right was used last, as every service tells it. */
@Component
class LastUses implements Projection, StartupTask {
    private static final String ACTOR = "actor";
    private static final String RIGHTS = "rights";
    private static final String SINCE = "rightsNotedSince";

    private final ReadModel model;
    private final MongoCollection<Document> facts;
    private final Clock clock;

    LastUses(MongoDatabase database, Clock clock) {
        this.model = new ReadModel(database.getCollection("lastUses"));
        this.facts = database.getCollection("reviewFacts");
        this.clock = clock;
    }

    @Override
    public String name() {
        return "last-uses";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.RIGHTS_USED);
    }

    private record Noted(String actor, List<Use> rights) {
        private record Use(String resource, String action, LocalDate lastOn) {}
    }

    @Override
    public void apply(List<Received> events) {
        model.apply(events, event -> {
            Noted noted = event.state(Noted.class);
            Document days = new Document();
            noted.rights()
                    .forEach(use -> days.append(
                            right(use.resource(), use.action()), use.lastOn().toString()));
            return new Document(ACTOR, noted.actor()).append(RIGHTS, days);
        });
    }

    @Override
    public void clear() {
        model.clear();
    }

    /** From now on uses are noted: what was not used before says nothing. */
    @Override
    public void run() {
        facts.updateOne(
                Filters.eq("_id", SINCE),
                Updates.setOnInsert("at", Date.from(clock.instant())),
                new UpdateOptions().upsert(true));
    }

    Instant notedSince() {
        return Objects.requireNonNull(facts.find(Filters.eq("_id", SINCE)).first())
                .getDate("at")
                .toInstant();
    }

    static String right(String resource, String action) {
        return resource + ":" + action;
    }

    /** By actor, as {@code user:<id>}, and right the last day, in whichever service that was. */
    Map<String, Map<String, LocalDate>> all() {
        Map<String, Map<String, LocalDate>> all = new HashMap<>();
        model.collection().find().forEach(row -> {
            Map<String, LocalDate> days = all.computeIfAbsent(row.getString(ACTOR), actor -> new HashMap<>());
            row.get(RIGHTS, new Document())
                    .forEach((right, day) -> days.merge(
                            right,
                            LocalDate.parse(String.valueOf(day)),
                            (one, other) -> one.isAfter(other) ? one : other));
        });
        return all;
    }
}
