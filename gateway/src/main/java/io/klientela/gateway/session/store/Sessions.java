package io.klientela.gateway.session.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.web.server.WebSession;
import org.springframework.web.server.session.WebSessionStore;
import reactor.core.publisher.Mono;

/**
 * The sessions of all gateways. One is read with each request of its browser, so that a session that ends ends
 * everywhere at once; it is written when it changes, and about once a minute while it is used.
 */
public final class Sessions implements WebSessionStore {
    /** Longer than asking the provider for new tokens may take. */
    private static final Duration RENEWAL = Duration.ofSeconds(15);

    private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);
    private static final int ID_BYTES = 32;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MongoCollection<Document> stored;
    private final SessionDocuments documents;
    private final Database database;
    private final SessionSettings settings;
    private final Clock clock;

    Sessions(Database database, SessionDocuments documents, SessionSettings settings, Clock clock) {
        this.stored = database.collection();
        this.documents = documents;
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    static String newId() {
        byte[] bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public Mono<WebSession> createWebSession() {
        return Mono.fromSupplier(() -> new StoredSession(this, newId(), now()));
    }

    @Override
    public Mono<WebSession> retrieveSession(String sessionId) {
        if (!ID.matcher(sessionId).matches()) {
            return Mono.empty();
        }
        Bson living = and(
                eq(SessionDocuments.ID, SessionDocuments.key(sessionId)), gt(SessionDocuments.EXPIRES, date(now())));
        return database.ask(() -> stored.find(living).first())
                .mapNotNull(found -> documents.read(this, sessionId, found).orElse(null));
    }

    @Override
    public Mono<Void> removeSession(String sessionId) {
        return database.ask(() -> stored.deleteOne(isThat(sessionId))).then();
    }

    @Override
    public Mono<WebSession> updateLastAccessTime(WebSession session) {
        return Mono.just(session);
    }

    /** Writes what has changed. A session that has ended meanwhile does not come back to life by that. */
    Mono<Void> save(StoredSession session) {
        Instant now = now();
        String storedId = session.storedId();
        boolean isUsed = session.getLastAccessTime().plus(TOUCH_EVERY).isBefore(now);
        if (isUsed) {
            session.seen(now);
        }
        if (storedId == null) {
            return database.ask(() -> stored.insertOne(documents.write(session, end(session))))
                    .doOnNext(done -> session.stored())
                    .then();
        }
        if (!storedId.equals(session.getId())) {
            return database.ask(() -> move(storedId, session))
                    .doOnNext(done -> session.stored())
                    .then();
        }
        List<Bson> changes = new ArrayList<>();
        if (isUsed) {
            changes.add(max(SessionDocuments.LAST_SEEN, date(now)));
            changes.add(max(SessionDocuments.EXPIRES, date(end(session))));
        }
        if (session.hasChanged()) {
            changes.add(set(SessionDocuments.CONTENT, documents.content(SessionDocuments.key(storedId), session)));
        }
        return changes.isEmpty()
                ? Mono.empty()
                : database.ask(() -> stored.updateOne(isThat(storedId), combine(changes)))
                        .doOnNext(done -> session.stored())
                        .then();
    }

    /** The new one first: a browser that comes between the two has one of them. */
    private boolean move(String from, StoredSession session) {
        stored.insertOne(documents.write(session, end(session)));
        return stored.deleteOne(isThat(from)).wasAcknowledged();
    }

    /** Asks for the right to renew these tokens, which one at a time has, whichever gateway it is at. */
    public Mono<Claim> claimRenewal(String sessionId, Tokens tokens) {
        String renewer = UUID.randomUUID().toString();
        Bson free = and(
                isThat(sessionId),
                eq(SessionDocuments.GENERATION, tokens.generation()),
                lt(SessionDocuments.RENEWING_UNTIL, date(now())));
        Bson taken = combine(
                set(SessionDocuments.RENEWING_UNTIL, date(now().plus(RENEWAL))),
                set(SessionDocuments.RENEWER, renewer));
        return database.<Document>ask(() -> stored.findOneAndUpdate(
                        free, taken, new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
                .flatMap(mine -> Mono.justOrEmpty(documents.tokens(mine)))
                .<Claim>map(current -> new Claim.Granted(current, renewer))
                .switchIfEmpty(Mono.defer(() -> refused(sessionId, tokens)));
    }

    private Mono<Claim> refused(String sessionId, Tokens tokens) {
        return database.<Document>ask(() -> stored.find(isThat(sessionId)).first())
                .flatMap(found -> Mono.justOrEmpty(documents.tokens(found)))
                .<Claim>map(current ->
                        current.generation() == tokens.generation() ? new Claim.Busy() : new Claim.Renewed(current))
                .defaultIfEmpty(new Claim.Gone());
    }

    /** Keeps the renewed tokens; not where the right to renew has been taken over or the session has ended. */
    public Mono<Void> renewed(String sessionId, Claim.Granted claim, Tokens tokens) {
        return update(
                sessionId,
                claim,
                combine(
                        set(SessionDocuments.TOKENS, documents.tokens(SessionDocuments.key(sessionId), tokens)),
                        set(SessionDocuments.GENERATION, tokens.generation()),
                        set(SessionDocuments.RENEWING_UNTIL, date(Instant.EPOCH))));
    }

    /** Lets others try. */
    public Mono<Void> giveBack(String sessionId, Claim.Granted claim) {
        return update(sessionId, claim, set(SessionDocuments.RENEWING_UNTIL, date(Instant.EPOCH)));
    }

    private Mono<Void> update(String sessionId, Claim.Granted claim, Bson change) {
        Bson mine = and(isThat(sessionId), eq(SessionDocuments.RENEWER, claim.renewer()));
        return database.ask(() -> stored.updateOne(mine, change)).then();
    }

    /** Has the tokens renewed before the next use: a service did not take them. */
    public Mono<Void> spend(String sessionId, Tokens tokens) {
        Bson same = and(isThat(sessionId), eq(SessionDocuments.GENERATION, tokens.generation()));
        Bson spent = set(SessionDocuments.TOKENS, documents.tokens(SessionDocuments.key(sessionId), tokens.spent()));
        return database.ask(() -> stored.updateOne(same, spent)).then();
    }

    /** Forgets the sessions that are over. */
    void sweep() {
        stored.deleteMany(lt(SessionDocuments.EXPIRES, date(now())));
    }

    Duration idle(StoredSession session) {
        return session.tokens() == null ? settings.signIn() : settings.idle();
    }

    Instant end(StoredSession session) {
        Instant idle = session.getLastAccessTime().plus(idle(session));
        Instant latest = session.getCreationTime().plus(settings.lifetime());
        return idle.isBefore(latest) ? idle : latest;
    }

    Instant now() {
        return clock.instant();
    }

    private static Bson isThat(String sessionId) {
        return eq(SessionDocuments.ID, SessionDocuments.key(sessionId));
    }

    private static Date date(Instant time) {
        return Date.from(time);
    }
}
