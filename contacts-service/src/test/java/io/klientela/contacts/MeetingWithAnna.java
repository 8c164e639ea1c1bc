package io.klientela.contacts;

import static org.awaitility.Awaitility.await;

import io.klientela.contacts.MeetingMails.Mail;
import io.klientela.contacts.mailbox.MailReader;
import io.klientela.contacts.mailbox.ReceivedMail;
import io.klientela.contacts.mailbox.ReceivedMail.CalendarPart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Somebody who calls meetings with Anna, and the mails about them as they are read. */
final class MeetingWithAnna {
    static final Duration SOON = Duration.ofSeconds(20);
    static final MailReader READER = Service.bean(MailReader.class, "invitationReplies");

    final String mark = UUID.randomUUID().toString().substring(0, 8);
    final Api api = Service.asPerson(UUID.randomUUID().toString(), "all");
    final String anna = "anna@" + mark + ".example";

    /** A meeting that Anna was invited to. */
    record Meeting(String id, String uid, int sequence, String organizer) {
        static Meeting of(String id, Mail mail) {
            return new Meeting(
                    id, String.valueOf(mail.item().uid()), mail.item().sequence(), mail.organizer());
        }
    }

    Meeting meeting(String more) {
        String id = api.create("activities", """
                {"kind":"meeting","name":"Przegląd","location":"Kraków","invites":true,"attendees":[{"email":"%s","name":"Anna"}],
                 "schedule":{"startsAt":"2031-03-26T08:00:00Z","endsAt":"2031-03-26T09:00:00Z","timeZone":"Europe/Warsaw"%s}}""".formatted(anna, more));
        Mail mail = MeetingMails.last(anna, 1);
        await().atMost(SOON)
                .until(() -> api.get(path(id) + "/invitations")
                        .text("/items/0/stand")
                        .equals("sent"));
        return Meeting.of(id, mail);
    }

    String answer(Meeting meeting, String who, String partstat, String stamp, String more) {
        return calendar("""
                METHOD:REPLY
                BEGIN:VEVENT
                UID:%s
                SEQUENCE:%d
                DTSTAMP:%s
                DTSTART:20310326T080000Z
                DTEND:20310326T090000Z
                %sATTENDEE;PARTSTAT=%s:mailto:%s
                END:VEVENT
                """.formatted(meeting.uid(), meeting.sequence(), stamp, more, partstat, who));
    }

    static String calendar(String content) {
        return ("BEGIN:VCALENDAR\n" + content + "END:VCALENDAR\n").replace("\n", "\r\n");
    }

    boolean read(String from, boolean authenticated, Meeting meeting, String method, String text) {
        return READER.read(mail(from, authenticated, List.of(meeting.organizer()), method, text));
    }

    static ReceivedMail mail(String from, boolean authenticated, List<String> to, String method, String text) {
        return new ReceivedMail(
                "<" + UUID.randomUUID() + "@test>",
                from,
                authenticated,
                to,
                "Re",
                Instant.now(),
                List.of(new CalendarPart(method, text)));
    }

    JsonNode guest(String id) {
        return api.get(path(id)).expect(200).json().at("/attendees/0");
    }

    long version(String id) {
        return api.get(path(id)).json().at("/version").asLong();
    }

    static String path(String id) {
        return "/api/v1/activities/" + id;
    }
}
