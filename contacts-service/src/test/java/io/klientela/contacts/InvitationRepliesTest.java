package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.contacts.MeetingMails.Mail;
import io.klientela.contacts.mailbox.MailReader;
import io.klientela.contacts.mailbox.ReceivedMail;
import io.klientela.contacts.mailbox.ReceivedMail.CalendarPart;
import io.klientela.events.Topics;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class InvitationRepliesTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final MailReader READER = Service.bean(MailReader.class, "invitationReplies");

    private final String me = UUID.randomUUID().toString();
    private final String mark = me.substring(0, 8);
    private final Api api = Service.asPerson(me, "all");
    private final String anna = "anna@" + mark + ".example";

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Outlook
                """
                METHOD:REPLY
                PRODID:Microsoft Exchange Server 2010
                VERSION:2.0
                BEGIN:VTIMEZONE
                TZID:Central European Standard Time
                BEGIN:STANDARD
                DTSTART:16010101T030000
                TZOFFSETFROM:+0200
                TZOFFSETTO:+0100
                RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
                END:STANDARD
                BEGIN:DAYLIGHT
                DTSTART:16010101T020000
                TZOFFSETFROM:+0100
                TZOFFSETTO:+0200
                RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
                END:DAYLIGHT
                END:VTIMEZONE
                BEGIN:VEVENT
                ATTENDEE;PARTSTAT=ACCEPTED;CN="Anna Żurek":MAILTO:%1$s
                COMMENT;LANGUAGE=pl-PL:\\n
                UID:%2$s
                SUMMARY;LANGUAGE=pl-PL:Zaakceptowano: Przegląd
                DTSTART;TZID=Central European Standard Time:20310326T090000
                DTEND;TZID=Central European Standard Time:20310326T100000
                CLASS:PUBLIC
                PRIORITY:5
                DTSTAMP:20260101T100000Z
                TRANSP:OPAQUE
                STATUS:CONFIRMED
                SEQUENCE:%3$s
                LOCATION;LANGUAGE=pl-PL:Kraków
                X-MICROSOFT-CDO-APPT-SEQUENCE:0
                X-MICROSOFT-CDO-BUSYSTATUS:BUSY
                END:VEVENT
                """,
                // Google
                """
                PRODID:-//Google Inc//Google Calendar 70.9054//EN
                VERSION:2.0
                CALSCALE:GREGORIAN
                METHOD:REPLY
                BEGIN:VEVENT
                DTSTART:20310326T080000Z
                DTEND:20310326T090000Z
                DTSTAMP:20260101T100000Z
                ORGANIZER;CN=Person:mailto:%4$s
                UID:%2$s
                ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Anna;X-
                 NUM-GUESTS=0:mailto:%1$s
                X-MICROSOFT-CDO-OWNERAPPTID:-1
                CREATED:20260101T090000Z
                DESCRIPTION:
                LAST-MODIFIED:20260101T100000Z
                LOCATION:Kraków
                SEQUENCE:%3$s
                STATUS:CONFIRMED
                SUMMARY:Przegląd
                TRANSP:OPAQUE
                END:VEVENT
                """,
                // Apple
                """
                CALSCALE:GREGORIAN
                PRODID:-//Apple Inc.//macOS 14.4//EN
                VERSION:2.0
                METHOD:REPLY
                BEGIN:VEVENT
                ORGANIZER;CN="Person":mailto:%4$s
                UID:%2$s
                DTSTAMP:20260101T100000Z
                SEQUENCE:%3$s
                DTSTART;TZID=Europe/Warsaw:20310326T090000
                ATTENDEE;CN="Anna Żurek";CUTYPE=INDIVIDUAL;EMAIL="%1$s";PARTSTAT=ACCEPTED;ROLE=REQ-PARTICIPANT:mail
                 to:%1$s
                END:VEVENT
                """,
                // without METHOD, DTSTART and in upper case
                """
                BEGIN:VEVENT
                UID:%2$s
                DTSTAMP:20260101T100000Z
                SEQUENCE:%3$s
                ATTENDEE;PARTSTAT="accepted":MAILTO:ANNA@%5$s.EXAMPLE
                END:VEVENT
                """
            })
    void hearsWhatEachProgramAnswers(String reply) {
        Meeting meeting = meeting("");
        String text = calendar(reply.formatted(
                anna, meeting.uid(), meeting.sequence(), meeting.organizer(), mark.toUpperCase(Locale.ROOT)));

        assertThat(read(anna, false, meeting, "REPLY", text)).isTrue();
        assertThat(guest(meeting.id()).at("/answer").asString()).isEqualTo("accepted");
        long version = version(meeting.id());
        assertThat(read(anna, false, meeting, "REPLY", text)).isTrue();
        assertThat(version(meeting.id())).as("once").isEqualTo(version);
    }

    @Test
    void believesOnlyTheGuestAndOnlyTheLastAnswer() {
        Meeting meeting = meeting("");
        String yes = answer(meeting, anna, "ACCEPTED", "20260103T100000Z", "");
        read("mallory@" + mark + ".example", false, meeting, "REPLY", yes);
        assertThat(guest(meeting.id()).at("/answer").asString()).isEqualTo("needs-action");
        read("anna.private@" + mark + ".example", true, meeting, "REPLY", yes);
        assertThat(guest(meeting.id()).at("/answer").asString()).isEqualTo("accepted");

        read(anna, false, meeting, "REPLY", answer(meeting, anna, "DECLINED", "20260102T100000Z", ""));
        assertThat(guest(meeting.id()).at("/answer").asString()).as("older").isEqualTo("accepted");
        read(anna, false, meeting, "REPLY", answer(meeting, anna, "TENTATIVE", "20260104T100000Z", ""));
        assertThat(guest(meeting.id()).at("/answer").asString()).isEqualTo("tentative");

        api.patch(
                        path(meeting.id()),
                        "{\"schedule\":{\"startsAt\":\"2031-03-28T08:00:00Z\",\"endsAt\":\"2031-03-28T09:00:00Z\"}}")
                .expect(200);
        Mail moved = MeetingMails.last(anna, 2);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(guest(meeting.id()).at("/answer").asString()).isEqualTo("needs-action"));
        read(anna, false, meeting, "REPLY", answer(meeting, anna, "ACCEPTED", "20260105T100000Z", ""));
        assertThat(guest(meeting.id()).at("/answer").asString())
                .as("to a time that is no more")
                .isEqualTo("needs-action");
        read(
                anna,
                false,
                meeting,
                "REPLY",
                answer(Meeting.of(meeting.id(), moved), anna, "ACCEPTED", "20260106T100000Z", ""));
        assertThat(guest(meeting.id()).at("/answer").asString()).isEqualTo("accepted");
    }

    @Test
    void hearsOfOneOccurrenceAndOfAllOfASeries() {
        Meeting meeting = meeting(",\"rule\":\"FREQ=WEEKLY;COUNT=5\"");
        String second = "RECURRENCE-ID;TZID=Europe/Warsaw:20310402T090000\n";
        read(anna, false, meeting, "REPLY", answer(meeting, anna, "ACCEPTED", "20260102T100000Z", ""));
        read(anna, false, meeting, "REPLY", answer(meeting, anna, "DECLINED", "20260103T100000Z", second));
        read(
                anna,
                false,
                meeting,
                "REPLY",
                answer(meeting, anna, "DECLINED", "20260103T100000Z", "RECURRENCE-ID:20310403T090000Z\n"));
        JsonNode guest = guest(meeting.id());
        assertThat(guest.at("/answer").asString()).isEqualTo("accepted");
        assertThat(guest.at("/occurrences")).hasSize(1);
        assertThat(guest.at("/occurrences/0/occurrence").asString()).isEqualTo("2031-04-02T07:00:00Z");
        assertThat(guest.at("/occurrences/0/answer").asString()).isEqualTo("declined");

        String own = api.act(
                        path(meeting.id()),
                        "occurrences",
                        "{\"occurrence\":\"2031-04-09T07:00:00Z\",\"changes\":{\"name\":\"Longer\"}}")
                .expect(201)
                .id();
        read(
                anna,
                false,
                meeting,
                "REPLY",
                answer(meeting, anna, "TENTATIVE", "20260104T100000Z", "RECURRENCE-ID:20310409T070000Z\n"));
        assertThat(guest(own).at("/answer").asString()).isEqualTo("tentative");
        assertThat(guest(meeting.id()).at("/answer").asString()).isEqualTo("accepted");
    }

    @Test
    void keepsWhoComesUnaskedAndAnotherTimeAsProposals() {
        Meeting meeting = meeting("");
        String bob = "bob@" + mark + ".example";
        read(bob, false, meeting, "REPLY", answer(meeting, bob, "ACCEPTED", "20260102T100000Z", ""));
        read(
                anna,
                false,
                meeting,
                "REPLY",
                answer(
                        meeting,
                        anna,
                        "DELEGATED;DELEGATED-TO=\"mailto:carl@%s.example\"".formatted(mark),
                        "20260102T100000Z",
                        ""));
        String counter = answer(meeting, anna, "TENTATIVE", "20260103T100000Z", "COMMENT:Later\\, please\n")
                .replace("METHOD:REPLY", "METHOD:COUNTER")
                .replace("20310326T080000Z", "20310326T140000Z")
                .replace("20310326T090000Z", "20310326T143000Z");
        read(anna, false, meeting, "COUNTER", counter);
        read(anna, false, meeting, "COUNTER", counter);
        read("mallory@" + mark + ".example", false, meeting, "COUNTER", counter);

        JsonNode proposals = api.get(path(meeting.id())).json().at("/proposals");
        assertThat(proposals.findValuesAsString("kind")).containsExactly("guest", "guest", "time");
        assertThat(proposals.at("/0/answer").asString()).isEqualTo("accepted");
        assertThat(proposals.at("/1/delegatedBy").asString()).isEqualTo(anna);
        assertThat(proposals.at("/2/comment").asString()).isEqualTo("Later, please");

        decide(meeting, "accept", proposals.at("/0/id").asString(), 200);
        assertThat(MeetingMails.last(bob, 1).method()).isEqualTo("REQUEST");
        decide(meeting, "decline", proposals.at("/1/id").asString(), 200);
        decide(meeting, "accept", proposals.at("/2/id").asString(), 200);
        decide(meeting, "accept", proposals.at("/2/id").asString(), 422);
        JsonNode now = api.get(path(meeting.id())).json();
        assertThat(now.at("/schedule/startsAt").asString()).isEqualTo("2031-03-26T14:00:00Z");
        assertThat(now.at("/attendees").findValuesAsString("email")).containsExactly(anna, bob);
        assertThat(now.at("/proposals").isEmpty()).isTrue();
        assertThat(MeetingMails.last(anna, 2).when().startsAt()).isEqualTo("2031-03-26T14:00:00Z");
    }

    @Test
    void takesInvitationsOfOthersIntoTheCalendarAndAnswersThem() {
        String user = UUID.randomUUID().toString();
        String email = "user@" + mark + ".example";
        Service.ISSUER.publish(Topics.USERS, user, "klientela.identity.user.created.v1", 1, """
                {"state":{"id":"%s","name":"Ula","email":"%s","status":"active","roles":["sees-all"],"teamIds":[]}}""".formatted(user, email));
        Api ula = Service.asPerson(user, "all");
        String boss = "boss@" + mark + ".example";
        String request = invitation(email, boss, "REQUEST", 0, "20310326T080000");
        await().atMost(SOON).until(() -> {
            READER.read(mail(boss, false, List.of(email), "REQUEST", request));
            return calendar(ula).size() == 1;
        });
        JsonNode entry = calendar(ula).getFirst();
        String id = entry.at("/id").asString();
        assertThat(entry.at("/startsAt").asString()).isEqualTo("2031-03-26T07:00:00Z");
        assertThat(guest(id).at("/userId").asString()).isEqualTo(user);
        long version = version(id);
        READER.read(mail(boss, false, List.of(email), "REQUEST", request));
        READER.read(mail(
                "mallory@evil.example",
                false,
                List.of(email),
                "REQUEST",
                invitation(email, boss, "REQUEST", 5, "20310327T080000")));
        READER.read(mail(
                "mallory@evil.example",
                true,
                List.of(email),
                "CANCEL",
                invitation(email, "mallory@evil.example", "CANCEL", 6, "20310326T080000")));
        assertThat(version(id)).isEqualTo(version);

        ula.act(path(id), "answer", "{\"answer\":\"accepted\"}").expect(200);
        Mail reply = MeetingMails.last(boss, 1);
        assertThat(reply.method()).isEqualTo("REPLY");
        assertThat(reply.item().uid()).isEqualTo("uid-" + mark + "@elsewhere.example");
        assertThat(reply.item().attendees()).hasSize(1).allMatch(one -> email.equals(one.email()));
        assertThat(reply.ics().replace("\r\n ", "")).contains("PARTSTAT=ACCEPTED");
        assertThat(reply.organizer()).isEqualTo(boss);

        READER.read(
                mail(boss, false, List.of(email), "REQUEST", invitation(email, boss, "REQUEST", 1, "20310328T080000")));
        assertThat(calendar(ula).getFirst().at("/startsAt").asString()).isEqualTo("2031-03-28T07:00:00Z");
        READER.read(mail(boss, false, List.of(email), "REQUEST", request));
        assertThat(calendar(ula).getFirst().at("/startsAt").asString())
                .as("late")
                .isEqualTo("2031-03-28T07:00:00Z");
        ula.patch(path(id), "{\"invites\":true}").expect(422);
        READER.read(
                mail(boss, false, List.of(email), "CANCEL", invitation(email, boss, "CANCEL", 2, "20310328T080000")));
        assertThat(calendar(ula).getFirst().at("/status").asString()).isEqualTo("cancelled");
        assertThat(MeetingMails.to(boss)).hasSize(1);
    }

    /** A meeting that Anna was invited to. */
    private record Meeting(String id, String uid, int sequence, String organizer) {
        static Meeting of(String id, Mail mail) {
            return new Meeting(
                    id, String.valueOf(mail.item().uid()), mail.item().sequence(), mail.organizer());
        }
    }

    private Meeting meeting(String more) {
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

    private static String answer(Meeting meeting, String who, String partstat, String stamp, String more) {
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

    private String invitation(String guest, String organizer, String method, int sequence, String start) {
        return calendar("""
                METHOD:%s
                BEGIN:VEVENT
                UID:uid-%s@elsewhere.example
                SEQUENCE:%d
                DTSTAMP:20260101T100000Z
                SUMMARY:Board
                DTSTART;TZID=Europe/Warsaw:%s
                DURATION:PT1H
                ORGANIZER;CN=Boss:mailto:%s
                ATTENDEE;RSVP=TRUE;PARTSTAT=NEEDS-ACTION:MAILTO:%s
                END:VEVENT
                """.formatted(method, mark, sequence, start, organizer, guest));
    }

    private static String calendar(String content) {
        return ("BEGIN:VCALENDAR\n" + content + "END:VCALENDAR\n").replace("\n", "\r\n");
    }

    private boolean read(String from, boolean authenticated, Meeting meeting, String method, String text) {
        return READER.read(mail(from, authenticated, List.of(meeting.organizer()), method, text));
    }

    private static ReceivedMail mail(String from, boolean authenticated, List<String> to, String method, String text) {
        return new ReceivedMail(
                "<" + UUID.randomUUID() + "@test>",
                from,
                authenticated,
                to,
                "Re",
                Instant.now(),
                List.of(new CalendarPart(method, text)));
    }

    private void decide(Meeting meeting, String verb, String proposal, int status) {
        api.send(
                        "POST",
                        path(meeting.id()) + "/proposals/" + verb,
                        BodyPublishers.ofString("{\"proposal\":\"%s\"}".formatted(proposal)),
                        "If-Match",
                        api.get(path(meeting.id())).etag())
                .expect(status);
    }

    private static List<JsonNode> calendar(Api as) {
        return List.copyOf(as.get("/api/v1/calendar?ownerId=me&from=2031-03-20T00:00:00Z&to=2031-04-20T00:00:00Z")
                .expect(200)
                .json()
                .at("/items")
                .values());
    }

    private JsonNode guest(String id) {
        return api.get(path(id)).expect(200).json().at("/attendees/0");
    }

    private long version(String id) {
        return api.get(path(id)).json().at("/version").asLong();
    }

    private static String path(String id) {
        return "/api/v1/activities/" + id;
    }
}
