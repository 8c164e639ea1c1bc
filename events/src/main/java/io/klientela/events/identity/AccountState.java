package io.klientela.events.identity;

import io.klientela.events.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a person signs in, without anything secret.
 *
 * @param id the user's
 * @param name the user's
 * @param ownerId the user
 * @param passwordSetAt null where there is none
 * @param totpSince since when an authenticator app is asked for; null where none is
 * @param recoveryCodesMadeAt null where there are none
 */
public record AccountState(
        String id,
        String name,
        String ownerId,
        @Nullable Instant passwordSetAt,
        @Nullable Instant totpSince,
        @Nullable Instant recoveryCodesMadeAt,
        List<Passkey> passkeys,
        Instant createdAt,
        String createdBy,
        Instant updatedAt)
        implements State {

    /** @param name what the person calls it */
    public record Passkey(String id, String name, Instant createdAt) {}

    /** Whether more than a password stands before the account. */
    public boolean hasSecondFactor() {
        return totpSince != null || !passkeys.isEmpty();
    }
}
