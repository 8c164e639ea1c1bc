package io.klientela.contacts.invitation;

import io.klientela.contacts.activity.Meetings;
import io.klientela.contacts.calendar.CalendarWriter;
import io.klientela.contacts.calendar.Occurrences;
import io.klientela.contacts.contact.Contacts;
import io.klientela.contacts.invitation.Invitations.Invitation;
import io.klientela.events.contacts.ActivityState;
import io.klientela.events.contacts.Attendee;
import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.Organizer;
import io.klientela.events.contacts.Schedule;
import io.klientela.platform.Json;
import io.klientela.platform.mail.Letter;
import io.klientela.platform.mail.Letter.Enclosure;
import io.klientela.platform.mail.Letter.Party;
import io.klientela.platform.mail.MailDomain;
import io.klientela.platform.mail.MailRounds;
import io.klientela.platform.mail.MailServer;
import io.klientela.platform.pages.Language;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the mails that tell of meetings, as RFC 6047 has them. The same word makes the same mail. */
@Component
class InvitationLetters {
    private final MailServer server;
    private final MailDomain domain;
    private final Contacts contacts;

    InvitationLetters(MailServer server, MailDomain domain, Contacts contacts) {
        this.server = server;
        this.domain = domain;
        this.contacts = contacts;
    }

    /** @param again whether the server may have taken it before */
    Letter letter(Invitation invitation, boolean again) {
        Word word = invitation.wanted();
        Guest guest = invitation.guest();
        boolean reply = word.method().equals(Word.REPLY);
        String method = word.skipped().isEmpty() ? word.method() : Word.CANCEL;
        List<ActivityState> meetings = meetings(word);
        ActivityState meeting = meetings.getFirst();
        Organizer organizer = Objects.requireNonNull(meeting.organizer());
        boolean isUpdate = invitation.told() != null && method.equals(Word.REQUEST);
        InvitationText text = new InvitationText(language(guest), meeting, String.valueOf(organizer.name()));
        byte[] calendar = new CalendarWriter(domain.domain(), Set.of())
                .write(meetings, null, method)
                .getBytes(StandardCharsets.UTF_8);
        Sender sender = reply ? Sender.guest(meeting) : new Sender(organizer.name(), organizer.email());
        return new Letter(
                        domain.messageId(UUID.nameUUIDFromBytes(
                                        (invitation.id() + word.method() + word.at()).getBytes(StandardCharsets.UTF_8))
                                .toString()),
                        new Party(server.from().email(), sender.name()),
                        List.of(new Party(guest.email(), guest.name())),
                        null,
                        text.subject(method, isUpdate),
                        text.plain(method, isUpdate),
                        text.html(method, isUpdate),
                        headers(sender.email(), again),
                        List.of(new Enclosure("invite.ics", "application/ics", calendar)),
                        word.at())
                .saying(new Enclosure("", "text/calendar; charset=UTF-8; method=" + method, calendar));
    }

    /** Who speaks, and where answers go. */
    private record Sender(@Nullable String name, @Nullable String email) {

        static Sender guest(ActivityState meeting) {
            Attendee guest = Meetings.guestsOf(meeting).getFirst();
            return new Sender(guest.name(), guest.email());
        }
    }

    private static Map<String, String> headers(@Nullable String answersTo, boolean again) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (answersTo != null) {
            headers.put("Reply-To", answersTo);
        }
        if (again) {
            headers.put(MailRounds.POSSIBLE_DUPLICATE, "yes");
        }
        return headers;
    }

    /** A language that is known of the guest, else what their country suggests. */
    private Language language(Guest guest) {
        String contactId = guest.contactId();
        String known = contactId == null
                ? null
                : CurrentActor.callAs(Actor.system("contacts-service"), () -> contacts.find(contactId))
                        .map(ContactState::language)
                        .orElse(null);
        return Language.of(known == null && guest.email().endsWith(".pl") ? "pl" : known, null);
    }

    /** What stands in the calendar: the meeting with its changed occurrences, or the occurrences that are off. */
    private static List<ActivityState> meetings(Word word) {
        List<ActivityState> meetings = new ArrayList<>();
        if (!word.skipped().isEmpty()) {
            word.skipped().forEach(start -> meetings.add(cancelled(word, start)));
        } else if (word.method().equals(Word.CANCEL)) {
            meetings.add(cancelled(word, null));
        } else {
            meetings.add(Picture.meeting(word.content()));
            word.more().forEach(one -> meetings.add(Picture.meeting(one)));
        }
        return meetings;
    }

    private static ActivityState cancelled(Word word, @Nullable Instant occurrence) {
        ObjectNode content = (ObjectNode) Json.mapper().readTree(word.content());
        content.put("status", "cancelled").put("sequence", word.sequence());
        if (occurrence != null) {
            Schedule schedule =
                    Objects.requireNonNull(Picture.meeting(word.content()).schedule());
            content.set("schedule", Json.mapper().<JsonNode>valueToTree(Occurrences.only(schedule, occurrence)));
            content.put("occurrence", occurrence.toString());
            content.put("seriesId", content.path("id").asString());
        }
        return Json.mapper().treeToValue(content, ActivityState.class);
    }
}
