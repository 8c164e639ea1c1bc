package io.klientela.contacts.activity;

import com.mongodb.client.model.Filters;
import io.klientela.contacts.calendar.CalendarItem;
import io.klientela.events.contacts.ActivityState;
import io.klientela.events.contacts.Attendee;
import io.klientela.events.contacts.Schedule;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.mail.MailDomain;
import io.klientela.platform.security.Actor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of an entry of a calendar file what somebody could have written; what is too long for its field goes to the body. */
@Component
class ItemInputs {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_LOCATION = 500;
    private static final int LONGEST_LINK = 2_000;
    private static final int LONGEST_BODY = 20_000;
    private static final int LONGEST_HTML = 60_000;
    private static final Pattern LINK = Pattern.compile(ActivityInput.LINK);

    private final Aggregates<Activity, ActivityState> activities;
    private final MailDomain domain;

    ItemInputs(Aggregates<Activity, ActivityState> activities, MailDomain domain) {
        this.activities = activities;
        this.domain = domain;
    }

    /** Looks all of them up at once. */
    KnownItems known(List<CalendarItem> items, Actor actor) {
        Map<String, Activity> byKey = new HashMap<>();
        KnownItems known = new KnownItems(actor, domain.domain(), byKey);
        Set<String> keys = new TreeSet<>();
        items.forEach(item -> {
            keys.add(known.keyOf(item));
            keys.add(known.keyOfSeries(item));
        });
        // One after the other: each by an index of its own.
        Stream.of("state.externalId", "_id")
                .flatMap(field -> activities.findAll(Filters.in(field, keys)).stream())
                .forEach(activity -> {
                    byKey.put(activity.id(), activity);
                    if (activity.state().externalId() != null) {
                        byKey.put(activity.state().externalId(), activity);
                    }
                });
        return known;
    }

    /**
     * @param present what it is here already; its links to contacts and deals stay
     * @param changed the occurrences of it that the file tells of for themselves
     */
    ActivityInput input(CalendarItem item, KnownItems known, @Nullable Activity present, Set<Instant> changed) {
        ActivityState before = present == null ? null : present.state();
        String key = known.keyOf(item);
        return new ActivityInput(
                cut(name(item), LONGEST_NAME),
                before == null ? item.kind() : before.kind(),
                body(item).text(),
                before == null ? null : before.contactId(),
                before == null ? null : before.companyId(),
                before == null ? null : before.dealId(),
                before == null ? null : before.occurredAt(),
                asKnown(before == null ? null : before.dueAt(), item.dueAt()),
                asKnown(before == null ? null : before.doneAt(), item.doneAt()),
                before != null ? before.externalId() : key,
                before == null ? null : before.ownerId(),
                before == null ? null : before.teamId(),
                null,
                before == null || before.mentions() == null ? List.of() : before.mentions(),
                schedule(item, changed),
                item.location() == null ? null : cut(item.location(), LONGEST_LOCATION),
                link(item),
                item.status(),
                attendees(item, before),
                item.reminders(),
                before == null ? null : before.invites());
    }

    private static String name(CalendarItem item) {
        return Stream.of(item.name(), item.text(), item.location())
                .filter(Objects::nonNull)
                .map(text -> text.strip().split("\\R", 2)[0])
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("–");
    }

    /** Everything that it says, whatever else has room for it. */
    Body body(CalendarItem item) {
        List<String> parts = new ArrayList<>();
        if (item.name() != null
                && (item.name().length() > LONGEST_NAME || item.name().contains("\n"))) {
            parts.add(item.name());
        }
        if (item.text() != null) {
            parts.add(item.text());
        }
        if (item.location() != null && item.location().length() > LONGEST_LOCATION) {
            parts.add(item.location());
        }
        if (item.link() != null && link(item) == null) {
            parts.add(item.link());
        }
        String html = item.html() != null && item.html().length() <= LONGEST_HTML ? item.html() : null;
        return Body.both(parts.isEmpty() ? null : cut(String.join("\n\n", parts), LONGEST_BODY), html);
    }

    private static @Nullable String link(CalendarItem item) {
        String given = item.link();
        if (given == null) {
            return null;
        }
        String full = given.startsWith("www.") ? "https://" + given : given;
        return full.length() <= LONGEST_LINK && LINK.matcher(full).matches() ? full : null;
    }

    private static @Nullable ScheduleInput schedule(CalendarItem item, Set<Instant> changed) {
        Schedule schedule = item.schedule();
        if (schedule == null) {
            return null;
        }
        TreeSet<Instant> excluded = new TreeSet<>(changed);
        excluded.addAll(Objects.requireNonNullElse(schedule.excluded(), List.of()));
        return new ScheduleInput(
                schedule.startsAt(),
                schedule.endsAt(),
                schedule.timeZone(),
                schedule.allDay(),
                schedule.rule(),
                excluded.isEmpty() ? null : List.copyOf(excluded),
                schedule.added());
    }

    /** Who was known behind an address still is. */
    private static List<AttendeeInput> attendees(CalendarItem item, @Nullable ActivityState before) {
        Map<String, Attendee> known = new HashMap<>();
        if (before != null && before.attendees() != null) {
            before.attendees().stream()
                    .filter(attendee -> attendee.email() != null)
                    .forEach(attendee -> known.put(String.valueOf(attendee.email()), attendee));
        }
        return item.attendees().stream()
                .map(attendee -> {
                    Attendee same = attendee.email() == null ? null : known.get(attendee.email());
                    return new AttendeeInput(
                            same == null ? null : same.userId(),
                            same == null ? null : same.contactId(),
                            attendee.email(),
                            attendee.name(),
                            same != null && isOwnAnswer(item, before, same) ? same.answer() : attendee.answer(),
                            attendee.optional());
                })
                .toList();
    }

    /** What a colleague answered here counts until the meeting is another one; its organizer may not have heard it yet. */
    private static boolean isOwnAnswer(CalendarItem item, @Nullable ActivityState before, Attendee same) {
        return before != null
                && same.userId() != null
                && same.answeredAt() != null
                && item.sequence() <= Objects.requireNonNullElse(before.sequence(), 0);
    }

    /** Files are exact to the second. */
    private static @Nullable Instant asKnown(@Nullable Instant before, @Nullable Instant now) {
        return before != null && before.truncatedTo(ChronoUnit.SECONDS).equals(now) ? before : now;
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
