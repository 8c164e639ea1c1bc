package io.klientela.contacts.invitation;

import io.klientela.contacts.activity.Meetings;
import io.klientela.events.contacts.ActivityState;
import io.klientela.events.contacts.Answer;
import io.klientela.events.contacts.Attendee;
import io.klientela.events.contacts.Organizer;
import io.klientela.platform.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells whoever called somebody here to a meeting by mail what they answer. */
@Component
class TellOrganizer {
    private final Meetings meetings;
    private final Invitations invitations;
    private final Clock clock;

    TellOrganizer(Meetings meetings, Invitations invitations, Clock clock) {
        this.meetings = meetings;
        this.invitations = invitations;
        this.clock = clock;
    }

    /** Whether its owner has answered somebody elsewhere. */
    boolean concerns(ActivityState meeting) {
        return answering(meeting).isPresent();
    }

    private static Optional<Attendee> answering(ActivityState meeting) {
        Organizer organizer = meeting.organizer();
        if (organizer == null || organizer.email() == null || meeting.schedule() == null) {
            return Optional.empty();
        }
        return Meetings.guestsOf(meeting).stream()
                .filter(one -> one.userId() != null && one.userId().equals(meeting.ownerId()))
                .filter(one -> one.email() != null && one.answeredAt() != null && one.answer() != Answer.NEEDS_ACTION)
                .findFirst();
    }

    /** Each answer once. */
    void tell(String meetingId) {
        meetings.find(meetingId).ifPresent(meeting -> answering(meeting).ifPresent(guest -> tell(meeting, guest)));
    }

    private void tell(ActivityState meeting, Attendee guest) {
        Organizer organizer = Objects.requireNonNull(meeting.organizer());
        String email = String.valueOf(organizer.email()).toLowerCase(Locale.ROOT);
        String print = guest.answer() + " " + guest.answeredAt();
        boolean told = invitations
                .to(meeting.id(), email)
                .filter(known -> known.wanted().print().equals(print))
                .isPresent();
        if (!told) {
            int sequence = Objects.requireNonNullElse(meeting.sequence(), 0);
            Instant now = clock.instant();
            invitations.tell(
                    meeting,
                    new Guest(email, organizer.name(), null),
                    new Word(
                            Word.REPLY,
                            sequence,
                            print,
                            print,
                            sequence,
                            List.of(),
                            List.of(),
                            content(meeting, guest, now),
                            List.of(),
                            now));
        }
    }

    private static String content(ActivityState meeting, Attendee guest, Instant now) {
        ObjectNode content = Json.mapper().valueToTree(meeting);
        content.retain(Picture.SHOWN);
        content.put("updatedAt", now.toString());
        content.remove(List.of("body", "bodyHtml"));
        content.set("organizer", Json.mapper().<JsonNode>valueToTree(meeting.organizer()));
        content.set("attendees", Json.mapper().<JsonNode>valueToTree(List.of(guest)));
        return content.toString();
    }
}
