package io.klientela.events.contacts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When an activity takes place, once or again and again.
 *
 * @param startsAt of an all-day one midnight UTC of its first day, wherever it is looked at
 * @param endsAt the first moment after it; of an all-day one midnight UTC after its last day
 * @param timeZone e.g. {@code Europe/Warsaw}: where the clock hangs by which it recurs
 * @param allDay whether it takes whole days and no particular hours
 * @param rule how it recurs, an iCalendar RRULE such as {@code FREQ=WEEKLY;BYDAY=MO}
 * @param excluded starts of occurrences that do not take place
 * @param added starts of occurrences beyond the rule
 * @param until of a recurring or long one the end of the last occurrence; far in the future where there is none
 */
public record Schedule(
        Instant startsAt,
        Instant endsAt,
        String timeZone,
        boolean allDay,
        @Nullable String rule,
        @Nullable List<Instant> excluded,
        @Nullable List<Instant> added,
        @Nullable Instant until) {}
