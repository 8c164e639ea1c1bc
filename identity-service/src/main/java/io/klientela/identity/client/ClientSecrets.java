package io.klientela.identity.client;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The hashes of the secrets of API clients; for a while after a rotation the one before works as well. */
@Component
class ClientSecrets {
    private static final String SECRET = "secret";
    private static final String PREVIOUS = "previous";

    private final MongoCollection<Document> stored;
    private final PasswordEncoder encoder;
    private final Clock clock;

    ClientSecrets(MongoDatabase database, PasswordEncoder encoder, Clock clock) {
        this.stored = database.getCollection("clients");
        this.encoder = encoder;
        this.clock = clock;
    }

    boolean matches(String id, String secret) {
        return encoder.matches(secret, hashes(id));
    }

    /** The hashes of the secrets that work now, with a space between them; empty where there is none. */
    String hashes(String id) {
        Document found = stored.find(Filters.eq("_id", id)).first();
        if (found == null || found.getString(SECRET) == null) {
            return "";
        }
        Document previous = found.get(PREVIOUS, Document.class);
        boolean overlaps =
                previous != null && previous.getDate("until").toInstant().isAfter(clock.instant());
        return overlaps ? found.getString(SECRET) + " " + previous.getString(SECRET) : found.getString(SECRET);
    }

    /** @param overlap how long the present one still works @return until when; null where there is none */
    @Nullable
    Instant set(String id, String secret, Duration overlap) {
        Document found = stored.find(Filters.eq("_id", id)).first();
        Instant until = clock.instant().plus(overlap);
        boolean overlaps = found != null && found.getString(SECRET) != null && overlap.isPositive();
        stored.updateOne(
                Filters.eq("_id", id),
                Updates.combine(
                        Updates.set(SECRET, encoder.encode(secret)),
                        overlaps
                                ? Updates.set(
                                        PREVIOUS,
                                        new Document(SECRET, found.getString(SECRET)).append("until", Date.from(until)))
                                : Updates.unset(PREVIOUS)),
                new UpdateOptions().upsert(true));
        return overlaps ? until : null;
    }

    void used(String id) {
        stored.updateOne(Filters.eq("_id", id), Updates.set("usedAt", Date.from(clock.instant())));
    }

    Map<String, Instant> lastUses(Collection<String> ids) {
        Map<String, Instant> uses = new HashMap<>();
        stored.find(Filters.and(Filters.in("_id", ids), Filters.exists("usedAt")))
                .forEach(client -> uses.put(
                        client.getString("_id"), client.getDate("usedAt").toInstant()));
        return uses;
    }

    void remove(String id) {
        stored.deleteOne(Filters.eq("_id", id));
    }
}
