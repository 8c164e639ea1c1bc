package io.klientela.events.automation;

import io.klientela.events.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A URL of another system that is told of events, signed as Standard Webhooks says.
 *
 * @param eventTypes what it is told of; a trailing {@code *} matches any ending
 * @param filter CEL over {@code event} and {@code record}; empty for everything
 * @param disabledReason why it was switched off by itself
 */
public record WebhookState(
        String id,
        String name,
        String url,
        List<String> eventTypes,
        String filter,
        boolean active,
        @Nullable String disabledReason,
        @Nullable Instant failingSince,
        Instant createdAt,
        String createdBy,
        Instant updatedAt)
        implements State {}
