package io.klientela.contacts.picture;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes pictures that no record shows any more: it was deleted, or got another one. A day later, so that a deletion can
 * be taken back.
 */
@Component
class ForgottenPictures {
    private static final Duration GRACE = Duration.ofDays(1);
    private static final Map<String, String> SHOWN_BY =
            Map.of("contacts", "state.photo.hash", "companies", "state.logo.hash");
    private static final int BATCH = 500;

    private final Pictures pictures;
    private final MongoDatabase database;
    private final Clock clock;

    ForgottenPictures(Pictures pictures, MongoDatabase database, Clock clock) {
        this.pictures = pictures;
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 15, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void run() {
        delete(clock.instant().minus(GRACE));
    }

    /** @param before what was kept later, and what a record showed that was deleted later, stays */
    void delete(Instant before) {
        String from = "";
        List<Document> batch = batch(from, before);
        while (!batch.isEmpty()) {
            Set<String> forgotten = new HashSet<>();
            Set<String> records = new HashSet<>();
            batch.forEach(picture -> {
                forgotten.add(picture.getString("_id"));
                records.addAll(picture.getList("records", String.class, List.of()));
            });
            // Those that got it, by their ids; then all others, as one that was merged hands its photo on.
            forgotten.removeAll(shown(forgotten, Filters.in("_id", records), before));
            if (!forgotten.isEmpty()) {
                forgotten.removeAll(shown(forgotten, Filters.empty(), before));
            }
            pictures.collection().deleteMany(Filters.and(Filters.in("_id", forgotten), keptBefore(before)));
            batch = batch(batch.getLast().getString("_id"), before);
        }
    }

    private List<Document> batch(String after, Instant before) {
        return pictures.collection()
                .find(Filters.and(Filters.gt("_id", after), keptBefore(before)))
                .projection(Projections.include("records"))
                .sort(new Document("_id", 1))
                .limit(BATCH)
                .into(new ArrayList<>());
    }

    private static Bson keptBefore(Instant before) {
        return Filters.lt("at", Date.from(before));
    }

    private Set<String> shown(Set<String> hashes, Bson which, Instant before) {
        Set<String> shown = new HashSet<>();
        Bson there = Filters.or(Filters.exists("deletedAt", false), Filters.gte("deletedAt", Date.from(before)));
        SHOWN_BY.forEach((collection, field) -> database.getCollection(collection)
                .find(Filters.and(which, Filters.in(field, hashes), there))
                .projection(Projections.include(field))
                .forEach(record -> shown.add(record.getEmbedded(List.of(field.split("\\.", -1)), String.class))));
        return shown;
    }
}
