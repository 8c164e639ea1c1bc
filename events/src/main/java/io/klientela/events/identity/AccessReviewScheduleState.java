package io.klientela.events.identity;

import io.klientela.events.State;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How often access is reviewed.
 *
 * @param everyMonths null where reviews are begun by hand only
 * @param dueDays how many days there are to decide
 * @param nextOn when the next one begins by itself
 */
public record AccessReviewScheduleState(
        String id,
        String name,
        @Nullable Integer everyMonths,
        int dueDays,
        @Nullable LocalDate nextOn,
        Instant createdAt,
        String createdBy,
        Instant updatedAt)
        implements State {}
