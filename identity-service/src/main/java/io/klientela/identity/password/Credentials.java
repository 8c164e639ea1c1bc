package io.klientela.identity.password;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The secrets of users, apart from what is published about them: password hashes and open links, by user id. */
@Component
public class Credentials {
    private static final Duration INVITATION_LASTS = Duration.ofDays(7);
    private static final Duration RESET_LASTS = Duration.ofHours(1);
    private static final String PASSWORD = "password";
    private static final String INVITATION = "invitation";
    private static final String RESET = "reset";

    private final MongoCollection<Document> stored;
    private final PasswordEncoder encoder;
    private final Clock clock;
    private final @Nullable String nobodysHash;

    Credentials(MongoDatabase database, PasswordEncoder encoder, Clock clock) {
        this.stored = database.getCollection("credentials");
        this.encoder = encoder;
        this.clock = clock;
        this.nobodysHash = encoder.encode(Secrets.password());
    }

    public void setPassword(String userId, String password) {
        stored.updateOne(
                Filters.eq("_id", userId),
                Updates.combine(
                        Updates.set(PASSWORD, encoder.encode(password)),
                        Updates.unset(INVITATION),
                        Updates.unset(RESET)),
                new UpdateOptions().upsert(true));
    }

    /** Whether this is the user's password; takes as long for a user who does not exist or has none. */
    public boolean matches(@Nullable String userId, String password) {
        Document found =
                userId == null ? null : stored.find(Filters.eq("_id", userId)).first();
        String hash = found == null ? null : found.getString(PASSWORD);
        boolean matches = encoder.matches(password, hash == null ? nobodysHash : hash);
        return matches && hash != null;
    }

    public boolean hasPassword(String userId) {
        return stored.countDocuments(Filters.and(Filters.eq("_id", userId), Filters.exists(PASSWORD))) > 0;
    }

    /** A new invitation, valid once and for a week; it replaces an earlier one. @return the token, stored only as hash */
    public String invite(String userId) {
        return link(userId, INVITATION, INVITATION_LASTS);
    }

    /** The same for who has forgotten the password, valid for an hour. */
    public String reset(String userId) {
        return link(userId, RESET, RESET_LASTS);
    }

    /** Whom the token invites; empty where it is unknown, used or too old. */
    public Optional<String> invited(String token) {
        return Optional.ofNullable(stored.find(open(INVITATION, token)).first()).map(found -> found.getString("_id"));
    }

    /** The same for a reset. */
    public Optional<String> resetting(String token) {
        return Optional.ofNullable(stored.find(open(RESET, token)).first()).map(found -> found.getString("_id"));
    }

    /** Sets the invited user's password and uses every open link up. @return whose; empty as for {@link #invited} */
    public Optional<String> redeemInvitation(String token, String password) {
        return redeem(INVITATION, token, password);
    }

    /** The same for a reset. */
    public Optional<String> redeemReset(String token, String password) {
        return redeem(RESET, token, password);
    }

    private String link(String userId, String kind, Duration lasts) {
        String token = Secrets.token();
        Date until = Date.from(clock.instant().plus(lasts));
        stored.updateOne(
                Filters.eq("_id", userId),
                Updates.set(kind, new Document("hash", Secrets.hash(token)).append("until", until)),
                new UpdateOptions().upsert(true));
        return token;
    }

    private Optional<String> redeem(String kind, String token, String password) {
        Document redeemed = stored.findOneAndUpdate(
                open(kind, token),
                Updates.combine(
                        Updates.set(PASSWORD, encoder.encode(password)),
                        Updates.unset(INVITATION),
                        Updates.unset(RESET)),
                new FindOneAndUpdateOptions());
        return Optional.ofNullable(redeemed).map(found -> found.getString("_id"));
    }

    public void remove(String userId) {
        stored.deleteOne(Filters.eq("_id", userId));
    }

    private Bson open(String kind, String token) {
        return Filters.and(
                Filters.eq(kind + ".hash", Secrets.hash(token)),
                Filters.gt(kind + ".until", Date.from(clock.instant())));
    }
}
