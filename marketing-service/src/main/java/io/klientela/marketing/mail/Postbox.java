package io.klientela.marketing.mail;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.klientela.marketing.template.Filled;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What single mails say until the server has taken them. */
@Component
class Postbox {
    /** Longer than a server can keep a sender waiting with all its answers. */
    private static final Duration CLAIM = Duration.ofMinutes(3);

    /** @param handedOver whether a process tried it and did not live to say what came of it */
    record Item(String mailId, Filled content, @Nullable String language, boolean handedOver, int attempts) {}

    private final MongoCollection<Document> collection;
    private final Clock clock;

    Postbox(MongoDatabase database, Clock clock) {
        this.collection = database.getCollection("postbox");
        this.clock = clock;
    }

    void put(String mailId, Filled content, @Nullable String language) {
        collection.updateOne(
                Filters.eq("_id", mailId),
                new Document(
                        "$setOnInsert",
                        new Document("subject", content.subject())
                                .append("html", content.html())
                                .append("text", content.text())
                                .append("language", language)
                                .append("handedOver", false)
                                .append("attempts", 0)
                                .append("dueAt", Date.from(clock.instant()))),
                new UpdateOptions().upsert(true));
    }

    /** The next one that is due, for this caller alone until it says what came of it. */
    Optional<Item> next() {
        Date now = Date.from(clock.instant());
        Document found = collection.findOneAndUpdate(
                Filters.lte("dueAt", now),
                Updates.combine(
                        Updates.set("dueAt", Date.from(clock.instant().plus(CLAIM))), Updates.inc("attempts", 1)),
                new FindOneAndUpdateOptions().sort(new Document("dueAt", 1)).returnDocument(ReturnDocument.BEFORE));
        return Optional.ofNullable(found)
                .map(item -> new Item(
                        item.getString("_id"),
                        new Filled(item.getString("subject"), item.getString("html"), item.getString("text")),
                        item.getString("language"),
                        item.getBoolean("handedOver", false),
                        item.getInteger("attempts", 0)));
    }

    void handingOver(String mailId) {
        collection.updateOne(Filters.eq("_id", mailId), Updates.set("handedOver", true));
    }

    /** @param handedOver whether the server may have taken it all the same */
    void later(String mailId, Duration pause, boolean handedOver) {
        collection.updateOne(
                Filters.eq("_id", mailId),
                Updates.combine(
                        Updates.set("dueAt", Date.from(clock.instant().plus(pause))),
                        Updates.set("handedOver", handedOver)));
    }

    void remove(String mailId) {
        collection.deleteOne(Filters.eq("_id", mailId));
    }

    void createIndexes() {
        collection.createIndex(new Document("dueAt", 1));
    }
}
