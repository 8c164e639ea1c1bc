package io.klientela.platform.security;

import io.klientela.events.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses tokens before their time is over: those of disabled users, of disabled API clients and of sessions that have
 * ended. Learned from events; a session is remembered for longer than its last token can last.
 */
final class Revocations implements OAuth2TokenValidator<Jwt> {
    static final Set<String> TOPICS = Set.of(Topics.USERS, Topics.SESSIONS, Topics.API_CLIENTS);
    static final Duration LONGEST_TOKEN = Duration.ofMinutes(15);
    private static final OAuth2Error REVOKED = new OAuth2Error(
            OAuth2ErrorCodes.INVALID_TOKEN, "The session of this token has ended, or its bearer is disabled.", null);
    private static final String DELETED = ".deleted.v1";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The part of a user's or client's event that matters here. */
    private record Learned(State state) {
        private record State(
                @Nullable String status, @Nullable Boolean active) {
            private boolean refused() {
                return "disabled".equals(status) || Boolean.FALSE.equals(active);
            }
        }
    }

    private final Clock clock;
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> ended = new ConcurrentHashMap<>();
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();

    Revocations(Clock clock) {
        this.clock = clock;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        return refuses(token) ? OAuth2TokenValidatorResult.failure(REVOKED) : OAuth2TokenValidatorResult.success();
    }

    boolean refuses(Jwt token) {
        String session = token.getClaimAsString(Claims.SESSION);
        String type = Claims.TYPE_CLIENT.equals(token.getClaimAsString(Claims.TYPE)) ? "client:" : "user:";
        return (session != null && ended.containsKey(session)) || refused.contains(type + token.getSubject());
    }

    /** Runs after each event that refuses somebody. */
    void onRefusal(Runnable listener) {
        listeners.add(listener);
    }

    /**
     * Learns one event.
     *
     * @param value null for a tombstone
     * @throws JacksonException where the value is not what its topic says; what was known stays
     */
    void learn(String topic, String id, @Nullable String type, Instant at, byte @Nullable [] value) {
        boolean news = topic.equals(Topics.SESSIONS)
                ? learnSession(id, type, at)
                : learnBearer((topic.equals(Topics.USERS) ? "user:" : "client:") + id, type, value);
        if (news) {
            listeners.forEach(Runnable::run);
        }
    }

    private boolean learnSession(String id, @Nullable String type, Instant at) {
        Instant now = clock.instant();
        boolean tells = type != null
                && type.endsWith(".ended.v1")
                && at.plus(LONGEST_TOKEN).isAfter(now);
        if (!tells) {
            return false;
        }
        ended.values().removeIf(then -> then.plus(LONGEST_TOKEN).isBefore(now));
        return ended.put(id, at) == null;
    }

    private boolean learnBearer(String bearer, @Nullable String type, byte @Nullable [] value) {
        if (value == null) {
            return false; // whoever was deleted stays so
        }
        boolean gone = type != null && type.endsWith(DELETED);
        if (gone || JSON.readValue(value, Learned.class).state().refused()) {
            return refused.add(bearer);
        }
        refused.remove(bearer);
        return false;
    }
}
