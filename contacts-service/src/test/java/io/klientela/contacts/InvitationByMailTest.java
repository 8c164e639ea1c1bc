package io.klientela.contacts;

import static io.klientela.contacts.Correspondence.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import io.klientela.contacts.Correspondence.Colleague;
import io.klientela.contacts.MeetingMails.Mail;
import io.klientela.testing.TestMail;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The way of an invitation: out through a mail server, and the answer back through mailboxes. */
class InvitationByMailTest {
    private static final PostOffice POST = new PostOffice();

    private final Correspondence with = new Correspondence(POST);
    private final String guest = "gosc@%s.example".formatted(with.mark);

    @AfterAll
    static void close() {
        POST.close();
    }

    @Test
    void takesAnAnswerOnceFromWhicheverMailboxesItComesInto() {
        Colleague ola = with.colleague("ola");
        Colleague iga = with.colleague("iga");
        with.connect(ola, "");
        with.connect(iga, "");
        String id = meeting(ola);
        Mail invitation = MeetingMails.last(guest, 1);
        awaitStand(ola, id, "sent");

        String yes = answer(invitation, ola, "yes", "ACCEPTED", "20260102T100000Z");
        POST.put(ola.mailbox(), "INBOX", yes);
        awaitAnswer(ola, id, "accepted");
        long version = version(ola, id);

        // The same mail as a copy for a colleague, and where the invitation asks for answers.
        POST.put(iga.mailbox(), "INBOX", yes);
        POST.put(iga.mailbox(), "INBOX", with.mail("after", with.customer, iga.address(), "Dzień dobry"));
        with.awaitEmails(1); // mails are taken in their order, so the copy has been
        assertThat(version(ola, id)).isEqualTo(version);
        PostOffice.send(TestMail.shared().smtpPort(), invitation.organizer(), yes);
        String no = answer(invitation, ola, "no", "DECLINED", "20260103T100000Z");
        PostOffice.send(TestMail.shared().smtpPort(), invitation.organizer(), no);
        awaitAnswer(ola, id, "declined");
        assertThat(version(ola, id)).isEqualTo(version + 1);
        assertThat(with.emails()).as("answers are no mails to be filed").hasSize(1);
    }

    @Test
    void waitsForAMailServerThatIsAwayAndLeavesOnceWhenItIsBack() throws Exception {
        Colleague ula = with.colleague("ula");
        MailLine line = Service.mailLine();
        line.cut();
        String id;
        try {
            id = meeting(ula);
            await().atMost(SOON).until(() -> isTriedAgain(id));
            awaitStand(ula, id, "waiting");
            assertThat(MeetingMails.to(guest)).isEmpty();
        } finally {
            line.mend();
        }
        Mail invitation = MeetingMails.last(guest, 1);
        assertThat(invitation.method()).isEqualTo("REQUEST");
        awaitStand(ula, id, "sent");
        assertThat(MeetingMails.to(guest)).hasSize(1);
        assertThat(invitation.message().getHeader("X-Klientela-Possible-Duplicate"))
                .as("the server cannot have taken it before")
                .isNull();
    }

    private String meeting(Colleague organizer) {
        return organizer.api().create("activities", """
                {"kind":"meeting","name":"Przegląd","invites":true,"attendees":[{"email":"%s","name":"Gość"}],
                 "schedule":{"startsAt":"2031-03-26T08:00:00Z","endsAt":"2031-03-26T09:00:00Z","timeZone":"Europe/Warsaw"}}""".formatted(guest));
    }

    private String answer(Mail invitation, Colleague copied, String key, String partstat, String stamp) {
        return """
                From: Gość <%1$s>
                To: <%2$s>
                Cc: <%3$s>
                Subject: Re: Przegląd
                Message-ID: <%4$s-%5$s@gosc.example>
                MIME-Version: 1.0
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/plain; charset=utf-8

                Odpowiedź
                --b
                Content-Type: text/calendar; charset=utf-8; method=REPLY

                BEGIN:VCALENDAR
                PRODID:-//Gosc//PL
                VERSION:2.0
                METHOD:REPLY
                BEGIN:VEVENT
                UID:%6$s
                SEQUENCE:%7$d
                DTSTAMP:%8$s
                DTSTART:20310326T080000Z
                DTEND:20310326T090000Z
                ATTENDEE;PARTSTAT=%9$s:mailto:%1$s
                END:VEVENT
                END:VCALENDAR
                --b--
                """.formatted(
                        guest,
                        invitation.organizer(),
                        copied.address(),
                        key,
                        with.mark,
                        invitation.item().uid(),
                        invitation.item().sequence(),
                        stamp,
                        partstat);
    }

    private static boolean isTriedAgain(String meetingId) {
        return Service.database()
                        .getCollection("invitations")
                        .countDocuments(Filters.and(Filters.eq("meetingId", meetingId), Filters.gt("attempts", 1)))
                == 1;
    }

    private static void awaitStand(Colleague who, String id, String stand) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                who.api().get(path(id) + "/invitations").text("/items/0/stand"))
                        .isEqualTo(stand));
    }

    private static void awaitAnswer(Colleague who, String id, String answer) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(who.api().get(path(id)).text("/attendees/0/answer"))
                        .isEqualTo(answer));
    }

    private static long version(Colleague who, String id) {
        return who.api().get(path(id)).json().at("/version").asLong();
    }

    private static String path(String id) {
        return "/api/v1/activities/" + id;
    }
}
