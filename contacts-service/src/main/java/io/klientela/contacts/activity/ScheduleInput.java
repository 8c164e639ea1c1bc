package io.klientela.contacts.activity;

import io.klientela.contacts.calendar.Occurrences;
import io.klientela.events.contacts.Schedule;
import io.klientela.platform.web.Problem;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What may be written of a schedule.
 *
 * @param endsAt its start, or the day after the first one, where it is not given
 * @param timeZone UTC where it is not given
 */
record ScheduleInput(
        @NotNull Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable @Size(max = 64) String timeZone,
        @Nullable Boolean allDay,
        @Nullable @Size(max = 500) String rule,
        @Nullable @Size(max = 1000) List<@NotNull Instant> excluded,
        @Nullable @Size(max = 1000) List<@NotNull Instant> added) {

    static @Nullable ScheduleInput of(@Nullable Schedule known) {
        return known == null
                ? null
                : new ScheduleInput(
                        known.startsAt(),
                        known.endsAt(),
                        known.timeZone(),
                        known.allDay(),
                        known.rule(),
                        known.excluded(),
                        known.added());
    }

    /** @throws Problem 422 where it cannot be followed */
    Schedule schedule() {
        try {
            return Occurrences.normal(new Schedule(
                    startsAt,
                    Objects.requireNonNullElse(endsAt, startsAt),
                    Objects.requireNonNullElse(timeZone, "UTC"),
                    Boolean.TRUE.equals(allDay),
                    rule,
                    excluded,
                    added,
                    null));
        } catch (Occurrences.Impossible e) {
            throw Problem.unprocessable("The schedule's %s %s.".formatted(e.field(), e.getMessage()))
                    .field("schedule." + e.field(), String.valueOf(e.getMessage()));
        }
    }
}
