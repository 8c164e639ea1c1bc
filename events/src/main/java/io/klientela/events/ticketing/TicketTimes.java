package io.klientela.events.ticketing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was promised and what was kept; minutes are working minutes of the queue's calendar.
 *
 * @param responseWarnedAt when it was said that the first response is due soon
 */
public record TicketTimes(
        @Nullable Instant firstResponseDueAt,
        @Nullable Instant firstResponseAt,
        @Nullable Integer firstResponseMinutes,
        @Nullable Instant responseWarnedAt,
        @Nullable Instant updateDueAt,
        @Nullable Instant solutionDueAt,
        @Nullable Instant solvedAt,
        @Nullable Integer solutionMinutes,
        boolean breached) {}
