package io.klientela.events.identity;

import io.klientela.events.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a person is signed in somewhere; her access tokens name it as {@code sid}.
 *
 * @param name the device, e.g. {@code Firefox, Windows}
 * @param ownerId the person
 * @param address where the sign-in came from
 * @param method how: {@code password}, {@code password+totp}, {@code password+recovery-code}, {@code passkey},
 *     {@code company}
 */
public record SessionState(
        String id,
        String name,
        String ownerId,
        @Nullable String address,
        String method,
        Instant createdAt,
        String createdBy,
        Instant updatedAt)
        implements State {}
