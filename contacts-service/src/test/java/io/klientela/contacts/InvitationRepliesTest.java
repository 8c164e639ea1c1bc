package io.klientela.contacts;

import static io.klientela.contacts.MeetingWithAnna.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.contacts.MeetingMails.Mail;
import io.klientela.contacts.MeetingWithAnna.Meeting;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What guests answer, in the words of their programs. */
class InvitationRepliesTest {
    private final MeetingWithAnna with = new MeetingWithAnna();

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
        Meeting meeting = with.meeting("");
        String text = MeetingWithAnna.calendar(reply.formatted(
                with.anna, meeting.uid(), meeting.sequence(), meeting.organizer(), with.mark.toUpperCase(Locale.ROOT)));

        assertThat(with.read(with.anna, false, meeting, "REPLY", text)).isTrue();
        assertThat(with.guest(meeting.id()).at("/answer").asString()).isEqualTo("accepted");
        long version = with.version(meeting.id());
        assertThat(with.read(with.anna, false, meeting, "REPLY", text)).isTrue();
        assertThat(with.version(meeting.id())).as("once").isEqualTo(version);
    }

    @Test
    void believesOnlyTheGuestAndOnlyTheLastAnswer() {
        Meeting meeting = with.meeting("");
        String yes = with.answer(meeting, with.anna, "ACCEPTED", "20260103T100000Z", "");
        with.read("mallory@" + with.mark + ".example", false, meeting, "REPLY", yes);
        assertThat(with.guest(meeting.id()).at("/answer").asString()).isEqualTo("needs-action");
        with.read("anna.private@" + with.mark + ".example", true, meeting, "REPLY", yes);
        assertThat(with.guest(meeting.id()).at("/answer").asString()).isEqualTo("accepted");

        with.read(
                with.anna,
                false,
                meeting,
                "REPLY",
                with.answer(meeting, with.anna, "DECLINED", "20260102T100000Z", ""));
        assertThat(with.guest(meeting.id()).at("/answer").asString())
                .as("older")
                .isEqualTo("accepted");
        with.read(
                with.anna,
                false,
                meeting,
                "REPLY",
                with.answer(meeting, with.anna, "TENTATIVE", "20260104T100000Z", ""));
        assertThat(with.guest(meeting.id()).at("/answer").asString()).isEqualTo("tentative");

        with.api
                .patch(
                        MeetingWithAnna.path(meeting.id()),
                        "{\"schedule\":{\"startsAt\":\"2031-03-28T08:00:00Z\",\"endsAt\":\"2031-03-28T09:00:00Z\"}}")
                .expect(200);
        Mail moved = MeetingMails.last(with.anna, 2);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(with.guest(meeting.id()).at("/answer").asString())
                                .isEqualTo("needs-action"));
        with.read(
                with.anna,
                false,
                meeting,
                "REPLY",
                with.answer(meeting, with.anna, "ACCEPTED", "20260105T100000Z", ""));
        assertThat(with.guest(meeting.id()).at("/answer").asString())
                .as("to a time that is no more")
                .isEqualTo("needs-action");
        with.read(
                with.anna,
                false,
                meeting,
                "REPLY",
                with.answer(Meeting.of(meeting.id(), moved), with.anna, "ACCEPTED", "20260106T100000Z", ""));
        assertThat(with.guest(meeting.id()).at("/answer").asString()).isEqualTo("accepted");
    }

    @Test
    void hearsOfOneOccurrenceAndOfAllOfASeries() {
        Meeting meeting = with.meeting(",\"rule\":\"FREQ=WEEKLY;COUNT=5\"");
        String second = "RECURRENCE-ID;TZID=Europe/Warsaw:20310402T090000\n";
        with.read(
                with.anna,
                false,
                meeting,
                "REPLY",
                with.answer(meeting, with.anna, "ACCEPTED", "20260102T100000Z", ""));
        with.read(
                with.anna,
                false,
                meeting,
                "REPLY",
                with.answer(meeting, with.anna, "DECLINED", "20260103T100000Z", second));
        with.read(
                with.anna,
                false,
                meeting,
                "REPLY",
                with.answer(meeting, with.anna, "DECLINED", "20260103T100000Z", "RECURRENCE-ID:20310403T090000Z\n"));
        JsonNode guest = with.guest(meeting.id());
        assertThat(guest.at("/answer").asString()).isEqualTo("accepted");
        assertThat(guest.at("/occurrences")).hasSize(1);
        assertThat(guest.at("/occurrences/0/occurrence").asString()).isEqualTo("2031-04-02T07:00:00Z");
        assertThat(guest.at("/occurrences/0/answer").asString()).isEqualTo("declined");

        String own = with.api
                .act(
                        MeetingWithAnna.path(meeting.id()),
                        "occurrences",
                        "{\"occurrence\":\"2031-04-09T07:00:00Z\",\"changes\":{\"name\":\"Longer\"}}")
                .expect(201)
                .id();
        with.read(
                with.anna,
                false,
                meeting,
                "REPLY",
                with.answer(meeting, with.anna, "TENTATIVE", "20260104T100000Z", "RECURRENCE-ID:20310409T070000Z\n"));
        assertThat(with.guest(own).at("/answer").asString()).isEqualTo("tentative");
        assertThat(with.guest(meeting.id()).at("/answer").asString()).isEqualTo("accepted");
    }
}
