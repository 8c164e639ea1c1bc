package io.klientela.events.ticketing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was promised and what was kept; minutes are working minutes of the queue's calendar.
 *
 * @param responseWarnedAt when it was said that the first response is due soon
 * @param breached whether any promise is or was broken
 * @param waitingSince since when the customer waits for an answer
 * @param overdue the promises that were said to be broken and still are, by the names of {@code TicketEvent.Overdue}
 * @param broken the promises that were kept too late or never; absent on tickets from before this was kept apart
 * @param nextCheckAt when there may be something to say of a promise next
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
        boolean breached,
        @Nullable Instant waitingSince,
        List<String> overdue,
        @Nullable List<String> broken,
        @Nullable Instant nextCheckAt) {}
