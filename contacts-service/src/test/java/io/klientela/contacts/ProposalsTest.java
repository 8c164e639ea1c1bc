package io.klientela.contacts;

import static io.klientela.contacts.MeetingWithAnna.READER;
import static io.klientela.contacts.MeetingWithAnna.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.contacts.MeetingMails.Mail;
import io.klientela.contacts.MeetingWithAnna.Meeting;
import io.klientela.events.Topics;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What strangers say about meetings: proposals, and invitations to meetings of theirs. */
class ProposalsTest {
    private final MeetingWithAnna with = new MeetingWithAnna();

    @Test
    void keepsWhoComesUnaskedAndAnotherTimeAsProposals() {
        Meeting meeting = with.meeting("");
        String bob = "bob@" + with.mark + ".example";
        with.read(bob, false, meeting, "REPLY", with.answer(meeting, bob, "ACCEPTED", "20260102T100000Z", ""));
        with.read(
                with.anna,
                false,
                meeting,
                "REPLY",
                with.answer(
                        meeting,
                        with.anna,
                        "DELEGATED;DELEGATED-TO=\"mailto:carl@%s.example\"".formatted(with.mark),
                        "20260102T100000Z",
                        ""));
        String counter = with.answer(meeting, with.anna, "TENTATIVE", "20260103T100000Z", "COMMENT:Later\\, please\n")
                .replace("METHOD:REPLY", "METHOD:COUNTER")
                .replace("20310326T080000Z", "20310326T140000Z")
                .replace("20310326T090000Z", "20310326T143000Z");
        with.read(with.anna, false, meeting, "COUNTER", counter);
        with.read(with.anna, false, meeting, "COUNTER", counter);
        with.read("mallory@" + with.mark + ".example", false, meeting, "COUNTER", counter);

        JsonNode proposals =
                with.api.get(MeetingWithAnna.path(meeting.id())).json().at("/proposals");
        assertThat(proposals.findValuesAsString("kind")).containsExactly("guest", "guest", "time");
        assertThat(proposals.at("/0/answer").asString()).isEqualTo("accepted");
        assertThat(proposals.at("/1/delegatedBy").asString()).isEqualTo(with.anna);
        assertThat(proposals.at("/2/comment").asString()).isEqualTo("Later, please");

        decide(meeting, "accept", proposals.at("/0/id").asString(), 200);
        assertThat(MeetingMails.last(bob, 1).method()).isEqualTo("REQUEST");
        decide(meeting, "decline", proposals.at("/1/id").asString(), 200);
        decide(meeting, "accept", proposals.at("/2/id").asString(), 200);
        decide(meeting, "accept", proposals.at("/2/id").asString(), 422);
        JsonNode now = with.api.get(MeetingWithAnna.path(meeting.id())).json();
        assertThat(now.at("/schedule/startsAt").asString()).isEqualTo("2031-03-26T14:00:00Z");
        assertThat(now.at("/attendees").findValuesAsString("email")).containsExactly(with.anna, bob);
        assertThat(now.at("/proposals").isEmpty()).isTrue();
        assertThat(MeetingMails.last(with.anna, 2).when().startsAt()).isEqualTo("2031-03-26T14:00:00Z");
    }

    @Test
    void takesInvitationsOfOthersIntoTheCalendarAndAnswersThem() {
        String user = UUID.randomUUID().toString();
        String email = "user@" + with.mark + ".example";
        Service.ISSUER.publish(Topics.USERS, user, "klientela.identity.user.created.v1", 1, """
                {"state":{"id":"%s","name":"Ula","email":"%s","status":"active","roles":["sees-all"],"teamIds":[]}}""".formatted(user, email));
        Api ula = Service.asPerson(user, "all");
        String boss = "boss@" + with.mark + ".example";
        String request = invitation(email, boss, "REQUEST", 0, "20310326T080000");
        await().atMost(SOON).until(() -> {
            READER.read(MeetingWithAnna.mail(boss, false, List.of(email), "REQUEST", request));
            return calendar(ula).size() == 1;
        });
        JsonNode entry = calendar(ula).getFirst();
        String id = entry.at("/id").asString();
        assertThat(entry.at("/startsAt").asString()).isEqualTo("2031-03-26T07:00:00Z");
        assertThat(with.guest(id).at("/userId").asString()).isEqualTo(user);
        long version = with.version(id);
        READER.read(MeetingWithAnna.mail(boss, false, List.of(email), "REQUEST", request));
        READER.read(MeetingWithAnna.mail(
                "mallory@evil.example",
                false,
                List.of(email),
                "REQUEST",
                invitation(email, boss, "REQUEST", 5, "20310327T080000")));
        READER.read(MeetingWithAnna.mail(
                "mallory@evil.example",
                true,
                List.of(email),
                "CANCEL",
                invitation(email, "mallory@evil.example", "CANCEL", 6, "20310326T080000")));
        assertThat(with.version(id)).isEqualTo(version);

        ula.act(MeetingWithAnna.path(id), "answer", "{\"answer\":\"accepted\"}").expect(200);
        Mail reply = MeetingMails.last(boss, 1);
        assertThat(reply.method()).isEqualTo("REPLY");
        assertThat(reply.item().uid()).isEqualTo("uid-" + with.mark + "@elsewhere.example");
        assertThat(reply.item().attendees()).hasSize(1).allMatch(one -> email.equals(one.email()));
        assertThat(reply.ics().replace("\r\n ", "")).contains("PARTSTAT=ACCEPTED");
        assertThat(reply.organizer()).isEqualTo(boss);

        READER.read(MeetingWithAnna.mail(
                boss, false, List.of(email), "REQUEST", invitation(email, boss, "REQUEST", 1, "20310328T080000")));
        assertThat(calendar(ula).getFirst().at("/startsAt").asString()).isEqualTo("2031-03-28T07:00:00Z");
        READER.read(MeetingWithAnna.mail(boss, false, List.of(email), "REQUEST", request));
        assertThat(calendar(ula).getFirst().at("/startsAt").asString())
                .as("late")
                .isEqualTo("2031-03-28T07:00:00Z");
        ula.patch(MeetingWithAnna.path(id), "{\"invites\":true}").expect(422);
        READER.read(MeetingWithAnna.mail(
                boss, false, List.of(email), "CANCEL", invitation(email, boss, "CANCEL", 2, "20310328T080000")));
        assertThat(calendar(ula).getFirst().at("/status").asString()).isEqualTo("cancelled");
        assertThat(MeetingMails.to(boss)).hasSize(1);
    }

    private String invitation(String guest, String organizer, String method, int sequence, String start) {
        return MeetingWithAnna.calendar("""
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
                """.formatted(method, with.mark, sequence, start, organizer, guest));
    }

    private void decide(Meeting meeting, String verb, String proposal, int status) {
        with.api
                .send(
                        "POST",
                        MeetingWithAnna.path(meeting.id()) + "/proposals/" + verb,
                        BodyPublishers.ofString("{\"proposal\":\"%s\"}".formatted(proposal)),
                        "If-Match",
                        with.api.get(MeetingWithAnna.path(meeting.id())).etag())
                .expect(status);
    }

    private static List<JsonNode> calendar(Api as) {
        return List.copyOf(as.get("/api/v1/calendar?ownerId=me&from=2031-03-20T00:00:00Z&to=2031-04-20T00:00:00Z")
                .expect(200)
                .json()
                .at("/items")
                .values());
    }
}
