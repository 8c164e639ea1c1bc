package io.klientela.identity.factor;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.klientela.events.identity.UserState;
import io.klientela.identity.IdentitySettings;
import io.klientela.identity.account.Accounts;
import io.klientela.sealing.Seal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The secrets that people share with their authenticator apps. */
@Component
public class TotpSecrets {
    private static final Duration OFFER_LASTS = Duration.ofMinutes(15);
    private static final String USED = "totp";
    private static final String LAST_STEP = "totp.lastStep";
    private static final String OFFER = "totpOffer";
    private static final String OFFERED_UNTIL = "totpOffer.until";
    private static final Logger log = LoggerFactory.getLogger(TotpSecrets.class);

    private final MongoCollection<Document> stored;
    private final Accounts accounts;
    private final Seal seal;
    private final Clock clock;

    TotpSecrets(MongoDatabase database, Accounts accounts, IdentitySettings settings, Clock clock) {
        this.stored = database.getCollection("credentials");
        this.accounts = accounts;
        this.seal = new Seal("klientela identity factors 1", settings.factorKeys());
        this.clock = clock;
    }

    /** What an app needs. @param secret in base 32 @param uri what the QR code says */
    public record Offer(String secret, String uri, QrCode qr) {}

    /** The secret to set an app up with; the same until it is confirmed or too old, so that a page can be loaded again. */
    public Offer offer(UserState user) {
        Document present = stored.find(Filters.and(
                        Filters.eq("_id", user.id()), Filters.gt(OFFERED_UNTIL, Date.from(clock.instant()))))
                .first();
        byte[] secret =
                Optional.ofNullable(present).flatMap(one -> secret(one, OFFER)).orElseGet(Totp::newSecret);
        stored.updateOne(
                Filters.eq("_id", user.id()),
                Updates.combine(
                        kept(user.id(), OFFER, secret),
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
        Optional<byte[]> secret = secret(present, OFFER);
        OptionalLong step = matchingStep(secret, code.strip(), 0);
        if (step.isEmpty()) {
            return false;
        }
        stored.updateOne(
                Filters.eq("_id", user.id()),
                Updates.combine(
                        kept(user.id(), USED, secret.orElseThrow()),
                        Updates.set(LAST_STEP, step.getAsLong()),
                        Updates.unset(OFFER)));
        accounts.totpIsUsed(user);
        return true;
    }

    public boolean isUsedBy(String userId) {
        return stored.countDocuments(Filters.and(Filters.eq("_id", userId), Filters.exists(USED))) > 0;
    }

    /** Whether the code is right; a right one is used up. */
    public boolean accepts(String userId, String code) {
        Document present = stored.find(Filters.and(Filters.eq("_id", userId), Filters.exists(USED)))
                .first();
        if (present == null) {
            return false;
        }
        long last = present.get(USED, Document.class).getLong("lastStep");
        Optional<byte[]> secret = secret(present, USED);
        OptionalLong step = matchingStep(secret, code, last);
        if (step.isEmpty()) {
            return false;
        }
        // Of two who send the same code at once, one is too late.
        return stored.updateOne(
                                Filters.and(Filters.eq("_id", userId), Filters.lt(LAST_STEP, step.getAsLong())),
                                Updates.combine(
                                        kept(userId, USED, secret.orElseThrow()),
                                        Updates.set(LAST_STEP, step.getAsLong())))
                        .getModifiedCount()
                == 1;
    }

    public void drop(UserState user) {
        stored.updateOne(Filters.eq("_id", user.id()), Updates.combine(Updates.unset(USED), Updates.unset(OFFER)));
        accounts.totpWasDropped(user);
    }

    private OptionalLong matchingStep(Optional<byte[]> secret, String code, long last) {
        return secret.map(bytes -> Totp.matchingStep(bytes, code, clock.instant(), last))
                .orElseGet(OptionalLong::empty);
    }

    /** Where it was stored before secrets were sealed, it stands there as it is. */
    private Optional<byte[]> secret(Document document, String part) {
        Document kept = document.get(part, Document.class);
        Binary sealed = kept.get("sealed", Binary.class);
        if (sealed == null) {
            return Optional.of(kept.get("secret", Binary.class).getData());
        }
        Optional<byte[]> opened = seal.open(place(document.getString("_id"), part), sealed.getData());
        if (opened.isEmpty()) {
            log.error("The secret of an authenticator app cannot be opened: is KLIENTELA_FACTOR_KEY, or without it"
                    + " KLIENTELA_WEB_CLIENT_SECRET, what it was when it was sealed?");
        }
        return opened;
    }

    private Bson kept(String userId, String part, byte[] secret) {
        if (!seal.hasKey()) {
            return Updates.set(part + ".secret", new Binary(secret));
        }
        byte[] sealed = seal.seal(place(userId, part), secret);
        return Updates.combine(Updates.set(part + ".sealed", new Binary(sealed)), Updates.unset(part + ".secret"));
    }

    private static String place(String userId, String part) {
        return part + " " + userId;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
