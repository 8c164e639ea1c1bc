package io.klientela.identity.authorization;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.klientela.identity.IdentitySettings;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The keys that sign tokens, kept in the service's database and so the same for all of its instances. A new key is shown
 * before it signs, so that everybody knows it in time, and an old one as long as a token that it signed can last.
 */
@Component
class SigningKeys implements JWKSource<SecurityContext> {
    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);
    private static final int BITS = 2048;
    private static final String FIRST = "current";
    private static final Duration SHOWN_BEFORE = Duration.ofSeconds(30);
    private static final Duration LONGEST_TOKEN = Duration.ofHours(1);
    private static final Duration READ_AGAIN_AFTER = Duration.ofSeconds(10);

    /** @param signsFrom when it takes over from the key before */
    record Key(RSAKey jwk, Instant signsFrom) {}

    private record Read(List<Key> keys, Instant at) {}

    private final MongoCollection<Document> stored;
    private final Duration lifetime;
    private final Clock clock;
    private volatile @Nullable Read read;

    SigningKeys(MongoDatabase database, IdentitySettings settings, Clock clock) {
        this.stored = database.getCollection("signing_keys");
        this.lifetime = settings.signingKeyLasts();
        this.clock = clock;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        return selector.select(new JWKSet(keys().stream().<JWK>map(Key::jwk).toList()));
    }

    /** Of several the one that signs now. */
    JWK choose(List<JWK> candidates) {
        String id = signing(keys()).jwk().getKeyID();
        return candidates.stream()
                .filter(key -> id.equals(key.getKeyID()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The key that signs is not among the keys."));
    }

    /** Those that are shown, the newest first. */
    List<Key> keys() {
        Read known = read;
        if (known == null || known.at().plus(READ_AGAIN_AFTER).isBefore(clock.instant())) {
            known = load();
            read = known;
        }
        return known.keys();
    }

    Key signing(List<Key> keys) {
        Instant now = clock.instant();
        return keys.stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .findFirst()
                .orElse(keys.getLast());
    }

    /** Makes a key that signs from half a minute on. */
    void rotate() {
        RSAKey fresh = generate();
        stored.insertOne(document(fresh.getKeyID(), fresh, clock.instant().plus(SHOWN_BEFORE)));
        read = null;
        log.warn("There is a new signing key: {}", fresh.getKeyID());
    }

    /** Rotates when it is time, and drops the keys whose last token has run out. */
    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void maintain() {
        Instant now = clock.instant();
        List<Key> keys = keys();
        if (keys.getFirst().signsFrom().plus(lifetime).isBefore(now)) {
            rotate();
        }
        Instant signingSince = signing(keys).signsFrom();
        if (signingSince.plus(LONGEST_TOKEN).isBefore(now)) {
            stored.deleteMany(Filters.lt("signsFrom", Date.from(signingSince)));
        }
    }

    private synchronized Read load() {
        List<Key> keys = new ArrayList<>();
        stored.find().forEach(document -> keys.add(key(document)));
        if (keys.isEmpty()) {
            keys.add(key(createFirst()));
        }
        keys.sort(Comparator.comparing(Key::signsFrom).reversed());
        return new Read(List.copyOf(keys), clock.instant());
    }

    /** Of several instances at their first start one wins, and all use its key. */
    private Document createFirst() {
        Document fresh = document(FIRST, generate(), clock.instant());
        return Objects.requireNonNull(
                stored.findOneAndUpdate(
                        Filters.eq("_id", FIRST),
                        Updates.combine(
                                Updates.setOnInsert("jwk", fresh.getString("jwk")),
                                Updates.setOnInsert("signsFrom", fresh.getDate("signsFrom"))),
                        new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)),
                "the store keeps the signing key");
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("A signing key cannot be made.", e);
        }
    }

    private static Document document(String id, RSAKey key, Instant signsFrom) {
        return new Document("_id", id).append("jwk", key.toJSONString()).append("signsFrom", Date.from(signsFrom));
    }

    /** The key of an earlier version has no time: it has signed always. */
    private static Key key(Document document) {
        try {
            Date from = document.getDate("signsFrom");
            return new Key(RSAKey.parse(document.getString("jwk")), from == null ? Instant.EPOCH : from.toInstant());
        } catch (ParseException e) {
            throw new IllegalStateException("A signing key cannot be read.", e);
        }
    }
}
