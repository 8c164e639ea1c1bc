package io.klientela.events.ticketing;

import io.klientela.events.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A canned answer. @param body Liquid over ticket, contact and agent, in plain text */
public record AnswerState(
        String id,
        String name,
        String body,
        @Nullable String language,
        @Nullable String queueId,
        Instant createdAt,
        String createdBy,
        Instant updatedAt)
        implements State {}
