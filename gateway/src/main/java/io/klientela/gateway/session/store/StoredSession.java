package io.klientela.gateway.session.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/**
 * A session as one request has it; written back, where it has changed, before the answer begins. Its attributes are
 * texts, so that what is stored does not depend on anybody's classes.
 */
public final class StoredSession implements WebSession {
    private final Sessions store;
    private final Map<String, Object> attributes;
    private final Instant created;
    private volatile Instant lastSeen;
    private volatile String id;
    /** The id that the database knows it by; null where it does not. */
    private volatile @Nullable String storedId;

    private volatile Map<String, Object> storedAttributes;
    private volatile @Nullable Tokens tokens;
    private volatile boolean hasNewTokens;
    private volatile boolean started;
    private volatile boolean ended;

    /** A new one, which is nowhere until it holds something. */
    StoredSession(Sessions store, String id, Instant now) {
        this.store = store;
        this.id = id;
        this.created = now;
        this.lastSeen = now;
        this.attributes = new ConcurrentHashMap<>();
        this.storedAttributes = Map.of();
    }

    StoredSession(
            Sessions store,
            String id,
            Instant created,
            Instant lastSeen,
            Map<String, Object> attributes,
            @Nullable Tokens tokens) {
        this.store = store;
        this.id = id;
        this.storedId = id;
        this.created = created;
        this.lastSeen = lastSeen;
        this.attributes = new ConcurrentHashMap<>(attributes);
        this.storedAttributes = Map.copyOf(attributes);
        this.tokens = tokens;
        this.started = true;
    }

    /** The tokens that it stands for; null until somebody has signed in. */
    public @Nullable Tokens tokens() {
        return tokens;
    }

    /** Makes it the session of whoever these tokens are of, under an id that nobody knew before. */
    public void signedIn(Tokens theirs) {
        tokens = theirs;
        hasNewTokens = true;
        id = Sessions.newId();
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public Map<String, Object> getAttributes() {
        return attributes;
    }

    @Override
    public void start() {
        started = true;
    }

    @Override
    public boolean isStarted() {
        return started || !attributes.isEmpty();
    }

    @Override
    public Mono<Void> changeSessionId() {
        return Mono.fromRunnable(() -> id = Sessions.newId());
    }

    @Override
    public Mono<Void> invalidate() {
        ended = true;
        attributes.clear();
        tokens = null;
        String known = storedId;
        return known == null ? Mono.empty() : store.removeSession(known);
    }

    @Override
    public Mono<Void> save() {
        return isStarted() && !ended ? store.save(this) : Mono.empty();
    }

    @Override
    public boolean isExpired() {
        return ended || !store.now().isBefore(store.end(this));
    }

    @Override
    public Instant getCreationTime() {
        return created;
    }

    @Override
    public Instant getLastAccessTime() {
        return lastSeen;
    }

    @Override
    public void setMaxIdleTime(Duration maxIdleTime) {
        throw new UnsupportedOperationException("klientela.session says how long sessions last");
    }

    @Override
    public Duration getMaxIdleTime() {
        return store.idle(this);
    }

    @Nullable
    String storedId() {
        return storedId;
    }

    boolean hasChanged() {
        return hasNewTokens || !attributes.equals(storedAttributes);
    }

    boolean hasNewTokens() {
        return hasNewTokens;
    }

    void seen(Instant now) {
        lastSeen = now;
    }

    void stored() {
        storedId = id;
        storedAttributes = Map.copyOf(attributes);
        hasNewTokens = false;
    }

    /** @throws IllegalStateException for an attribute that is not a text */
    Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        attributes.forEach((name, value) -> {
            if (!(value instanceof String text)) {
                throw new IllegalStateException("The session's attribute " + name + " is not a text.");
            }
            texts.put(name, text);
        });
        return texts;
    }
}
