package io.klientela.events.identity;

import io.klientela.events.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program that acts on its own, without its secret.
 *
 * @param id what it authenticates with, a slug
 * @param roles ids of roles
 * @param active whether it gets tokens
 * @param secretSetAt null where it has none
 * @param previousSecretUntil until when the secret before works as well
 */
public record ApiClientState(
        String id,
        String name,
        List<String> roles,
        boolean active,
        @Nullable Instant secretSetAt,
        @Nullable Instant previousSecretUntil,
        Instant createdAt,
        String createdBy,
        Instant updatedAt)
        implements State {}
