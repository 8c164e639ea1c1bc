package io.klientela.contacts.activity;

import io.klientela.contacts.calendar.Occurrences;
import io.klientela.events.contacts.ActivityState;
import io.klientela.platform.audit.ReadLog;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The activities that the caller may read, in the days that they take place. */
@Tag(name = "Calendar", description = "Activities in their days, and calendars of other programs")
@RestController
@RequestMapping("/api/v1/calendar")
class CalendarController {
    private static final Duration LONGEST = Duration.ofDays(100);

    private final CalendarDays days;
    private final ReadLog reads;

    CalendarController(CalendarDays days, ReadLog reads) {
        this.days = days;
        this.reads = reads;
    }

    /** @param items the earliest first. @param truncated whether there were too many to show all */
    record Calendar(List<CalendarEntry> items, boolean truncated) {}

    @Operation(
            summary =
                    "What takes place from a moment on and before another one, recurring activities once for each time",
            description =
                    "At most 100 days and 2,000 entries. Tasks stand where they are due, what has no schedule where"
                            + " it happened.")
    @GetMapping
    Calendar calendar(
            @RequestParam Instant from,
            @RequestParam Instant to,
            @RequestParam(required = false) @Nullable String ownerId,
            @RequestParam(required = false) @Nullable String teamId) {
        if (!Occurrences.isImaginable(from) || !Occurrences.isImaginable(to)) {
            throw Problem.badRequest("Ask for days between 1800 and 2300.").field("from", "is too far away");
        }
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw Problem.badRequest("Ask for at least a moment and at most %d days.".formatted(LONGEST.toDays()))
                    .field("to", "is not after the beginning, or too far from it");
        }
        String owner = "me".equals(ownerId) ? CurrentActor.get().id() : ownerId;
        CalendarDays.Found found = days.find(from, to, owner, teamId);
        reads.listed("activity", "calendar", persons(found.activities()));
        return new Calendar(found.entries(), found.truncated());
    }

    private static List<String> persons(List<ActivityState> activities) {
        return activities.stream()
                .flatMap(activity -> Activity.TYPE.persons().apply(activity).stream())
                .distinct()
                .toList();
    }
}
