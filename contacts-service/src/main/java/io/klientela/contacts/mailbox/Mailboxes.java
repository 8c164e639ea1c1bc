package io.klientela.contacts.mailbox;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.klientela.platform.Json;
import io.klientela.platform.client.ApiSettings;
import io.klientela.platform.start.StartupTask;
import io.klientela.platform.web.Problem;
import io.klientela.sealing.Seal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The mailboxes that people have connected, one each; their passwords are sealed. */
@Component
class Mailboxes implements StartupTask {
    static final String COLLECTION = "mailboxes";
    private static final String PURPOSE = "klientela contacts mailboxes 1";

    private final MongoCollection<Document> collection;
    private final Seal seal;
    private final Clock clock;

    Mailboxes(MongoDatabase database, MailboxesSettings settings, ApiSettings api, Clock clock) {
        this.collection = database.getCollection(COLLECTION);
        this.seal = new Seal(
                PURPOSE,
                Stream.concat(
                                Arrays.stream(settings.key().split(",", -1)),
                                Stream.of(api.serviceClient().secret()))
                        .map(String::strip)
                        .filter(secret -> !secret.isEmpty())
                        .toList());
        this.clock = clock;
    }

    @Override
    public void run() {
        collection.createIndex(Indexes.ascending("settings.address"));
    }

    Optional<Connected> find(String userId) {
        return Optional.ofNullable(collection.find(Filters.eq("_id", userId)).first())
                .filter(found -> found.containsKey("settings"))
                .map(Mailboxes::connected);
    }

    static Connected connected(Document document) {
        return Json.mapper().readValue(document.get("settings", Document.class).toJson(), Connected.class);
    }

    /** @throws Problem 503 where they cannot be opened */
    Passwords passwords(String userId) {
        Document found = collection.find(Filters.eq("_id", userId)).first();
        Binary sealed = found == null ? null : found.get("sealed", Binary.class);
        return Optional.ofNullable(sealed)
                .flatMap(some -> seal.open(userId, some.getData()))
                .map(bytes -> Json.mapper().readValue(bytes, Passwords.class))
                .orElseThrow(() -> Problem.unavailable(
                        "The password of the mailbox cannot be opened: is KLIENTELA_MAILBOXES_KEY, or without it the"
                                + " secret of the service client, what it was when it was sealed?",
                        3600));
    }

    /** Connects a mailbox, or changes it; it is looked into at once, from where it was left. */
    void save(Connected mailbox, Passwords passwords) {
        requireKey();
        byte[] secret = Json.mapper().writeValueAsString(passwords).getBytes(StandardCharsets.UTF_8);
        Date now = Date.from(clock.instant());
        Bson change = Updates.combine(
                Updates.set("settings", Document.parse(Json.mapper().writeValueAsString(mailbox))),
                Updates.set("sealed", new Binary(seal.seal(mailbox.userId(), secret))),
                Updates.set("nextAt", now),
                Updates.set("failures", 0),
                Updates.unset("trouble"),
                Updates.setOnInsert("leaseUntil", Date.from(Instant.EPOCH)),
                Updates.setOnInsert("positions", List.of()),
                Updates.setOnInsert("filed", 0L),
                Updates.setOnInsert("createdAt", now));
        collection.updateOne(Filters.eq("_id", mailbox.userId()), change, new UpdateOptions().upsert(true));
    }

    /** @throws Problem 503 where passwords cannot be sealed, so that no mailbox can be connected */
    void requireKey() {
        if (!seal.hasKey()) {
            throw Problem.unavailable(
                    "No mailbox can be connected: set KLIENTELA_MAILBOXES_KEY to a long secret, which passwords are"
                            + " sealed with.",
                    3600);
        }
    }

    boolean isPaused(String userId) {
        return standing(userId).map(found -> found.getBoolean("paused", false)).orElse(false);
    }

    void pause(String userId, boolean paused) {
        collection.updateOne(
                Filters.eq("_id", userId),
                Updates.combine(Updates.set("paused", paused), Updates.set("nextAt", Date.from(clock.instant()))));
    }

    void forget(String userId) {
        collection.deleteOne(Filters.eq("_id", userId));
    }

    /** Whether the address is of a mailbox that is connected. */
    boolean isOf(@Nullable String address) {
        return address != null && collection.countDocuments(Filters.eq("settings.address", address)) > 0;
    }

    /** How it goes with a mailbox; empty where there is none. */
    Optional<Document> standing(String userId) {
        return Optional.ofNullable(collection.find(Filters.eq("_id", userId)).first());
    }
}
