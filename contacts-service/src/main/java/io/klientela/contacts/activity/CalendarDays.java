package io.klientela.contacts.activity;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.klientela.contacts.calendar.Occurrences;
import io.klientela.events.contacts.ActivityKind;
import io.klientela.events.contacts.ActivityState;
import io.klientela.events.contacts.Schedule;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.security.Access;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what takes place in some days, each kind of it by an index of its own. */
@Component
class CalendarDays {
    private static final int MOST = 2_000;
    private static final String START = "state.schedule.startsAt";
    private static final String UNTIL = "state.schedule.until";
    private static final Bson UNSCHEDULED = Filters.eq(START, null);

    private final Aggregates<Activity, ActivityState> activities;
    private final Access access;

    CalendarDays(Aggregates<Activity, ActivityState> activities, Access access) {
        this.activities = activities;
        this.access = access;
    }

    /** @param activities those that the entries are of */
    record Found(List<CalendarEntry> entries, List<ActivityState> activities, boolean truncated) {}

    private record Known(ActivityState state, long version) {}

    /** @param ownerId whose: who owns it, or is to take part. @param teamId whose team owns it */
    Found find(Instant from, Instant to, @Nullable String ownerId, @Nullable String teamId) {
        Bson whose = Filters.and(Stream.of(
                        access.filter("activity", "read"),
                        ownerId == null
                                ? Filters.empty()
                                : Filters.or(
                                        Filters.eq("state.ownerId", ownerId),
                                        Filters.eq("state.attendees.userId", ownerId)),
                        teamId == null ? Filters.empty() : Filters.eq("state.teamId", teamId),
                        Filters.exists("deletedAt", false))
                .filter(part -> !part.toBsonDocument().isEmpty())
                .toList());
        List<Known> known = new ArrayList<>();
        Stream.of(
                        Filters.and(between(START, from.minus(Occurrences.LONG), to), Filters.eq(UNTIL, null)),
                        Filters.and(Filters.gte(UNTIL, Date.from(from)), Filters.lt(START, Date.from(to))),
                        Filters.and(between("state.dueAt", from, to), kinds(ActivityKind.TASK), UNSCHEDULED),
                        Filters.and(
                                between("state.occurredAt", from, to),
                                kinds(ActivityKind.CALL, ActivityKind.MEETING),
                                UNSCHEDULED))
                .forEach(when -> read(Filters.and(when, whose), known));
        List<CalendarEntry> entries = known.stream()
                .flatMap(each -> entries(each, from, to))
                .sorted(Comparator.comparing(CalendarEntry::startsAt).thenComparing(CalendarEntry::id))
                .limit(MOST + 1L)
                .toList();
        boolean tooMany = entries.size() > MOST;
        return new Found(
                tooMany ? entries.subList(0, MOST) : entries,
                known.stream().map(Known::state).toList(),
                tooMany);
    }

    private void read(Bson filter, List<Known> into) {
        activities
                .collection()
                .find(filter)
                .projection(Projections.include("state", "version"))
                .limit(MOST + 1)
                .forEach((Document document) ->
                        into.add(new Known(activities.stateOf(document), document.getLong("version"))));
    }

    private static Stream<CalendarEntry> entries(Known known, Instant from, Instant to) {
        ActivityState state = known.state();
        Schedule schedule = state.schedule();
        if (schedule != null) {
            return Occurrences.during(schedule, from, to, MOST + 1).stream()
                    .map(start -> CalendarEntry.of(state, known.version(), start));
        }
        Instant at = state.kind() == ActivityKind.TASK ? state.dueAt() : state.occurredAt();
        return Stream.of(CalendarEntry.at(state, known.version(), Objects.requireNonNull(at)));
    }

    private static Bson between(String path, Instant from, Instant to) {
        return Filters.and(Filters.gte(path, Date.from(from)), Filters.lt(path, Date.from(to)));
    }

    private static Bson kinds(ActivityKind... kinds) {
        return Filters.in(
                "state.kind",
                Stream.of(kinds)
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .toList());
    }
}
