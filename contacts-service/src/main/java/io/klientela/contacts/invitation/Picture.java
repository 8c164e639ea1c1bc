package io.klientela.contacts.invitation;

import io.klientela.events.contacts.ActivityState;
import io.klientela.events.contacts.Attendee;
import io.klientela.events.contacts.Organizer;
import io.klientela.events.contacts.Schedule;
import io.klientela.platform.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a meeting looks like to its guests: nothing of what is ours alone, and fingerprints of what they should know. */
record Picture(ActivityState meeting, List<ActivityState> own, Organizer organizer) {
    static final Set<String> SHOWN = Set.of(
            "id",
            "name",
            "kind",
            "body",
            "bodyHtml",
            "schedule",
            "occurredAt",
            "location",
            "link",
            "status",
            "seriesId",
            "occurrence",
            "uid",
            "sequence",
            "createdAt",
            "createdBy");

    Word word(String email, Instant now) {
        Schedule schedule = Objects.requireNonNull(meeting.schedule());
        List<String> more = own.stream()
                .filter(one -> has(one, email))
                .map(one -> content(one, now))
                .toList();
        int sequence = Objects.requireNonNullElse(meeting.sequence(), 0);
        return new Word(
                Word.REQUEST,
                sequence,
                print(
                        meeting.name(),
                        meeting.body(),
                        meeting.bodyHtml(),
                        meeting.location(),
                        meeting.link(),
                        meeting.status(),
                        times(schedule)),
                times(schedule),
                sequence,
                excluded(schedule),
                List.of(),
                content(meeting, now),
                more,
                now);
    }

    private static boolean has(ActivityState one, String email) {
        return Objects.requireNonNullElse(one.attendees(), List.<Attendee>of()).stream()
                .anyMatch(attendee -> email.equals(attendee.email()));
    }

    private static String times(Schedule schedule) {
        return print(
                schedule.startsAt(),
                schedule.endsAt(),
                schedule.timeZone(),
                schedule.allDay(),
                schedule.rule(),
                schedule.added());
    }

    /** What became an activity of its own is told of by that one. */
    private List<Instant> excluded(Schedule schedule) {
        Set<Instant> changed = own.stream()
                .map(ActivityState::occurrence)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return Objects.requireNonNullElse(schedule.excluded(), List.<Instant>of()).stream()
                .filter(start -> !changed.contains(start))
                .toList();
    }

    private static String print(@Nullable Object... parts) {
        return UUID.nameUUIDFromBytes(Arrays.toString(parts).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private String content(ActivityState one, Instant now) {
        ObjectNode shown = Json.mapper().valueToTree(one);
        shown.retain(SHOWN);
        shown.put("updatedAt", now.toString());
        shown.set("organizer", Json.mapper().<JsonNode>valueToTree(organizer));
        shown.set(
                "attendees",
                Json.mapper()
                        .<JsonNode>valueToTree(Objects.requireNonNullElse(one.attendees(), List.<Attendee>of()).stream()
                                .filter(attendee -> attendee.email() != null)
                                .toList()));
        return shown.toString();
    }

    static ActivityState meeting(String content) {
        return Json.mapper().readValue(content, ActivityState.class);
    }
}
