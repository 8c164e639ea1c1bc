package io.klientela.gateway.session.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that a session stands for.
 *
 * @param refresh good once; null where the session ends with its access token
 * @param generation how often they were renewed
 */
public record Tokens(
        String access, Instant expiresAt, @Nullable String refresh, long generation) {

    /** Those that follow these. @param newRefresh null where the old one stays good */
    public Tokens next(String newAccess, Instant newExpiry, @Nullable String newRefresh) {
        return new Tokens(newAccess, newExpiry, newRefresh == null ? refresh : newRefresh, generation + 1);
    }

    /** The same, of which the access token is taken for expired. */
    Tokens spent() {
        return new Tokens(access, Instant.EPOCH, refresh, generation);
    }

    public boolean expireBefore(Instant time) {
        return expiresAt.isBefore(time);
    }

    /** Never shows a token. */
    @Override
    public String toString() {
        return "Tokens[generation=%d, expiresAt=%s]".formatted(generation, expiresAt);
    }
}
