package io.klientela.identity.factor;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.klientela.events.identity.UserState;
import io.klientela.identity.account.Accounts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.OptionalLong;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.stereotype.Component;

/** The secrets that people share with their authenticator apps. */
@Component
public class TotpSecrets {
    private static final Duration OFFER_LASTS = Duration.ofMinutes(15);
    private static final String SECRET = "totp.secret";
    private static final String LAST_STEP = "totp.lastStep";
    private static final String OFFERED = "totpOffer.secret";
    private static final String OFFERED_UNTIL = "totpOffer.until";

    private final MongoCollection<Document> stored;
    private final Accounts accounts;
    private final Clock clock;

    TotpSecrets(MongoDatabase database, Accounts accounts, Clock clock) {
        this.stored = database.getCollection("credentials");
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What an app needs. @param secret in base 32 @param uri what the QR code says */
    public record Offer(String secret, String uri, QrCode qr) {}

    /** The secret to set an app up with; the same until it is confirmed or too old, so that a page can be loaded again. */
    public Offer offer(UserState user) {
        Document present = stored.find(Filters.and(
                        Filters.eq("_id", user.id()), Filters.gt(OFFERED_UNTIL, Date.from(clock.instant()))))
                .first();
        byte[] secret = present == null ? Totp.newSecret() : binary(present, "totpOffer");
        stored.updateOne(
                Filters.eq("_id", user.id()),
                Updates.combine(
                        Updates.set(OFFERED, new Binary(secret)),
                        Updates.set(OFFERED_UNTIL, Date.from(clock.instant().plus(OFFER_LASTS)))),
                new UpdateOptions().upsert(true));
        String label = "Klientela:" + Objects.requireNonNullElse(user.email(), user.name());
        String uri = "otpauth://totp/" + encode(label) + "?secret=" + Totp.base32(secret) + "&issuer=Klientela";
        return new Offer(Totp.base32(secret), uri, QrCode.of(uri));
    }

    /** Takes the offered secret into use, as the code shows that the app knows it. */
    public boolean confirm(UserState user, String code) {
        Instant now = clock.instant();
        Document present = stored.find(
                        Filters.and(Filters.eq("_id", user.id()), Filters.gt(OFFERED_UNTIL, Date.from(now))))
                .first();
        if (present == null) {
            return false;
        }
        byte[] secret = binary(present, "totpOffer");
        OptionalLong step = Totp.matchingStep(secret, code.strip(), now, 0);
        if (step.isEmpty()) {
            return false;
        }
        stored.updateOne(
                Filters.eq("_id", user.id()),
                Updates.combine(
                        Updates.set(SECRET, new Binary(secret)),
                        Updates.set(LAST_STEP, step.getAsLong()),
                        Updates.unset("totpOffer")));
        accounts.totpIsUsed(user);
        return true;
    }

    public boolean isUsedBy(String userId) {
        return stored.countDocuments(Filters.and(Filters.eq("_id", userId), Filters.exists(SECRET))) > 0;
    }

    /** Whether the code is right; a right one is used up. */
    public boolean accepts(String userId, String code) {
        Document present = stored.find(Filters.and(Filters.eq("_id", userId), Filters.exists(SECRET)))
                .first();
        if (present == null) {
            return false;
        }
        long last = present.get("totp", Document.class).getLong("lastStep");
        OptionalLong step = Totp.matchingStep(binary(present, "totp"), code, clock.instant(), last);
        if (step.isEmpty()) {
            return false;
        }
        // Of two who send the same code at once, one is too late.
        return stored.updateOne(
                                Filters.and(Filters.eq("_id", userId), Filters.lt(LAST_STEP, step.getAsLong())),
                                Updates.set(LAST_STEP, step.getAsLong()))
                        .getModifiedCount()
                == 1;
    }

    public void drop(UserState user) {
        stored.updateOne(
                Filters.eq("_id", user.id()), Updates.combine(Updates.unset("totp"), Updates.unset("totpOffer")));
        accounts.totpWasDropped(user);
    }

    private static byte[] binary(Document document, String part) {
        return document.get(part, Document.class).get("secret", Binary.class).getData();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
