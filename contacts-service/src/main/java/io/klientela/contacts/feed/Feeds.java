package io.klientela.contacts.feed;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import io.klientela.platform.start.StartupTask;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who has a calendar that is followed, and by which address; the address itself is not kept, only its hash. */
@Component
class Feeds implements StartupTask {
    private static final int SECRET_BYTES = 32;
    private static final int TOKEN_LENGTH = 43;

    /** How exactly it is remembered when a calendar was read. */
    private static final Duration EXACTNESS = Duration.ofMinutes(5);

    private final MongoCollection<Document> collection;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Feeds(MongoDatabase database, Clock clock) {
        this.collection = database.getCollection("calendar_feeds");
        this.clock = clock;
    }

    /** @param readAt when another program last asked for it */
    record Feed(String userId, Instant createdAt, @Nullable Instant readAt) {}

    @Override
    public void run() {
        collection.createIndex(Indexes.ascending("hash"), new IndexOptions().unique(true));
    }

    /** The token of a new address; the one before, if there was one, leads nowhere from now on. */
    String renew(String userId) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        collection.replaceOne(
                Filters.eq("_id", userId),
                new Document("_id", userId).append("hash", hash(token)).append("createdAt", Date.from(clock.instant())),
                new ReplaceOptions().upsert(true));
        return token;
    }

    void revoke(String userId) {
        collection.deleteOne(Filters.eq("_id", userId));
    }

    Optional<Feed> of(String userId) {
        return Optional.ofNullable(collection.find(Filters.eq("_id", userId)).first())
                .map(Feeds::feed);
    }

    /** Whose address it is. */
    Optional<Feed> by(String token) {
        return token.length() != TOKEN_LENGTH
                ? Optional.empty()
                : Optional.ofNullable(
                                collection.find(Filters.eq("hash", hash(token))).first())
                        .map(Feeds::feed);
    }

    void read(Feed feed) {
        Instant now = clock.instant();
        Instant last = feed.readAt();
        if (last == null || last.plus(EXACTNESS).isBefore(now)) {
            collection.updateOne(Filters.eq("_id", feed.userId()), Updates.set("readAt", Date.from(now)));
        }
    }

    private static Feed feed(Document document) {
        Date readAt = document.getDate("readAt");
        return new Feed(
                document.getString("_id"),
                document.getDate("createdAt").toInstant(),
                readAt == null ? null : readAt.toInstant());
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
