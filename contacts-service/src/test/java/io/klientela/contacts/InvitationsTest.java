package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.contacts.Api.Answer;
import io.klientela.contacts.MeetingMails.Mail;
import io.klientela.events.contacts.ActivityStatus;
import io.klientela.events.contacts.Attendee;
import io.klientela.testing.TestMail;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class InvitationsTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final String me = UUID.randomUUID().toString();
    private final String mark = me.substring(0, 8);
    private final Api api = Service.asPerson(me, "all");
    private final Api admin = Service.asClient();

    @Test
    void invitesGuestsAndTellsThoseWhomAChangeConcerns() throws Exception {
        String contact = api.create(
                "contacts",
                "{\"lastName\":\"Żurek\",\"language\":\"pl\",\"emails\":[{\"value\":\"%s\"}]}".formatted(mail("anna")));
        String id = meeting("{\"contactId\":\"%s\"},{\"email\":\"%s\"}".formatted(contact, mail("bob")), "");
        Mail anna = MeetingMails.last(mail("anna"), 1);
        Mail bob = MeetingMails.last(mail("bob"), 1);

        assertThat(anna.calendarType()).contains("text/calendar").contains("method=REQUEST");
        assertThat(anna.message().getSubject()).isEqualTo("Zaproszenie: Przegląd umowy");
        assertThat(bob.message().getSubject()).isEqualTo("Invitation: Przegląd umowy");
        assertThat(anna.text()).contains("09:00 – 10:00 (Europe/Warsaw)", "Kraków", "środa");
        assertThat(bob.html()).contains("<table>", "Kraków").doesNotContain("<script");
        assertThat(bob.method()).isEqualTo("REQUEST");
        assertThat(bob.item().uid()).isEqualTo(id + "@" + TestMail.DOMAIN);
        assertThat(bob.when().startsAt()).isEqualTo("2031-03-26T08:00:00Z");
        assertThat(bob.organizer()).startsWith("meeting+").endsWith("@" + TestMail.DOMAIN);
        assertThat(bob.message().getReplyTo()[0].toString()).contains(bob.organizer());
        assertThat(bob.message().getFrom()[0].toString()).contains("Person");
        assertThat(bob.ics().replace("\r\n ", "")).contains("RSVP=TRUE").doesNotContain("VALARM");
        assertThat(bob.item().attendees()).extracting(Attendee::email).containsExactly(mail("anna"), mail("bob"));
        await().atMost(SOON).untilAsserted(() -> assertThat(stands(id)).containsExactlyInAnyOrder("sent", "sent"));

        api.patch(path(id), "{\"reminders\":[30]}").expect(200);
        api.patch(
                        path(id),
                        "{\"schedule\":{\"startsAt\":\"2031-03-27T08:00:00Z\",\"endsAt\":\"2031-03-27T09:00:00Z\"}}")
                .expect(200);
        Mail moved = MeetingMails.last(mail("bob"), 2);
        assertThat(moved.message().getSubject()).startsWith("Updated invitation: ");
        assertThat(moved.item().sequence()).isGreaterThan(bob.item().sequence());
        assertThat(moved.when().startsAt()).isEqualTo("2031-03-27T08:00:00Z");
        MeetingMails.last(mail("anna"), 2);

        guests(id, "{\"contactId\":\"%s\"},{\"email\":\"%s\"}".formatted(contact, mail("carla")));
        assertThat(MeetingMails.last(mail("carla"), 1).method()).isEqualTo("REQUEST");
        Mail removed = MeetingMails.last(mail("bob"), 3);
        assertThat(removed.method()).isEqualTo("CANCEL");
        assertThat(removed.item().status()).isEqualTo(ActivityStatus.CANCELLED);
        assertThat(removed.item().sequence()).isGreaterThan(moved.item().sequence());

        admin.delete(path(id)).expect(204);
        assertThat(MeetingMails.last(mail("carla"), 2).method()).isEqualTo("CANCEL");
        Mail off = MeetingMails.last(mail("anna"), 3);
        assertThat(off.method()).isEqualTo("CANCEL");
        assertThat(off.item().sequence()).isGreaterThan(moved.item().sequence());
        assertThat(off.message().getSubject()).isEqualTo("Odwołane: Przegląd umowy");
        assertThat(MeetingMails.to(mail("anna"))).as("nothing twice").hasSize(3);
        assertThat(MeetingMails.to(mail("bob")))
                .as("nothing that does not concern them")
                .hasSize(3);
    }

    @Test
    void tellsOfSingleOccurrencesAlone() {
        String id = meeting("{\"email\":\"%s\"}".formatted(mail("eve")), ",\"rule\":\"FREQ=WEEKLY;COUNT=5\"");
        Mail series = MeetingMails.last(mail("eve"), 1);
        assertThat(series.when().rule()).isEqualTo("FREQ=WEEKLY;COUNT=5");

        act(id, "occurrences", """
                {"occurrence":"2031-04-02T07:00:00Z","changes":{"schedule":{"startsAt":"2031-04-02T12:00:00Z","endsAt":"2031-04-02T13:00:00Z"}}}""").expect(201);
        Mail changed = MeetingMails.last(mail("eve"), 2);
        assertThat(changed.item().uid()).isEqualTo(series.item().uid());
        assertThat(changed.item().recurrenceId()).isEqualTo("2031-04-02T07:00:00Z");
        assertThat(changed.when().startsAt()).isEqualTo("2031-04-02T12:00:00Z");

        act(id, "skip", "{\"occurrence\":\"2031-04-09T07:00:00Z\"}").expect(200);
        Mail skipped = MeetingMails.last(mail("eve"), 3);
        assertThat(skipped.method()).isEqualTo("CANCEL");
        assertThat(skipped.item().recurrenceId()).isEqualTo("2031-04-09T07:00:00Z");

        act(id, "restore", "{\"occurrence\":\"2031-04-09T07:00:00Z\"}").expect(200);
        Mail whole = MeetingMails.last(mail("eve"), 4);
        assertThat(whole.method()).isEqualTo("REQUEST");
        assertThat(whole.calendar().items()).as("with what was changed in it").hasSize(2);
        assertThat(whole.ics()).doesNotContain("EXDATE");

        act(id, "restore", "{\"occurrence\":\"2031-04-02T07:00:00Z\"}").expect(200);
        Mail again = MeetingMails.last(mail("eve"), 5);
        assertThat(again.calendar().items()).hasSize(1);
        act(id, "restore", "{\"occurrence\":\"2031-04-02T07:00:00Z\"}").expect(422);
        act(id, "occurrences", "{\"occurrence\":\"2031-04-02T07:00:00Z\"}").expect(201);
    }

    @Test
    void saysWhichAddressCannotBeReachedAndMarksWhatMayComeTwice() throws Exception {
        String id =
                meeting("{\"email\":\"ewa@no_such.%s.example\"},{\"email\":\"%s\"}".formatted(mark, mail("fay")), "");
        MeetingMails.last(mail("fay"), 1);
        await().atMost(SOON).untilAsserted(() -> assertThat(stands(id)).contains("failed"));
        JsonNode failed = api.get(path(id) + "/invitations").json().at("/items").values().stream()
                .filter(one -> one.at("/stand").asString().equals("failed"))
                .findFirst()
                .orElseThrow();
        assertThat(failed.at("/email").asString()).startsWith("ewa@");
        assertThat(failed.at("/problem").asString()).isNotBlank();
        assertThat(MeetingMails.last(mail("fay"), 1).message().getHeader("X-Klientela-Possible-Duplicate"))
                .isNull();

        String row = id + " " + mail("fay");
        Service.database()
                .getCollection("invitations")
                .updateOne(
                        new Document("_id", row),
                        new Document(
                                "$set", new Document("handedOver", true).append("dueAt", Date.from(Instant.now()))));
        Mail again = MeetingMails.last(mail("fay"), 2);
        assertThat(again.message().getHeader("X-Klientela-Possible-Duplicate")).containsExactly("yes");
        assertThat(again.message().getMessageID())
                .as("the same mail")
                .isEqualTo(MeetingMails.to(mail("fay")).getFirst().message().getMessageID());
    }

    @Test
    void invitesNobodyWhereNobodyWantsIt() {
        String id = api.create("activities", """
                {"kind":"meeting","name":"Quiet","attendees":[{"email":"%s"}],
                 "schedule":{"startsAt":"2031-03-26T08:00:00Z","endsAt":"2031-03-26T09:00:00Z"}}""".formatted(mail("gil")));
        String over = api.create("activities", """
                {"kind":"meeting","name":"Over","invites":true,"attendees":[{"email":"%s"}],
                 "schedule":{"startsAt":"2021-03-26T08:00:00Z","endsAt":"2021-03-26T09:00:00Z"}}""".formatted(mail("gil")));
        meeting("{\"email\":\"%s\"}".formatted(mail("hal")), "");
        MeetingMails.last(mail("hal"), 1);
        assertThat(MeetingMails.to(mail("gil"))).isEmpty();
        assertThat(stands(id)).isEmpty();
        assertThat(stands(over)).isEmpty();

        api.patch(path(id), "{\"invites\":true}").expect(200);
        assertThat(MeetingMails.last(mail("gil"), 1).item().name()).isEqualTo("Quiet");
    }

    @Test
    void followsContactsThroughMergesAndNewNames() {
        String anna = api.create(
                "contacts", "{\"lastName\":\"Nowak\",\"emails\":[{\"value\":\"%s\"}]}".formatted(mail("anna2")));
        String ania = api.create(
                "contacts", "{\"lastName\":\"Nowak-Kos\",\"emails\":[{\"value\":\"%s\"}]}".formatted(mail("ania2")));
        String alone = meeting("{\"contactId\":\"%s\"}".formatted(ania), "");
        String both = meeting("{\"contactId\":\"%s\"},{\"contactId\":\"%s\"}".formatted(anna, ania), "");

        admin.act("/api/v1/contacts/" + anna, "merge", "{\"otherId\":\"%s\",\"otherVersion\":1}".formatted(ania))
                .expect(200);
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(guest(alone, 0, "contactId")).isEqualTo(anna);
            assertThat(api.get(path(both)).json().at("/attendees")).hasSize(1);
        });
        assertThat(guest(alone, 0, "email")).as("where it was sent to").isEqualTo(mail("ania2"));
        admin.act("/api/v1/contacts/" + anna, "unmerge", "{}").expect(200);
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(guest(alone, 0, "contactId")).isEqualTo(ania);
            assertThat(api.get(path(both)).json().at("/attendees")).hasSize(2);
        });
        assertThat(guest(both, 1, "contactId")).isEqualTo(ania);
        assertThat(guest(both, 1, "email")).isEqualTo(mail("ania2"));

        api.patch("/api/v1/contacts/" + ania, "{\"lastName\":\"Kos\"}").expect(200);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(guest(alone, 0, "name")).isEqualTo("Kos"));
    }

    private String guest(String id, int index, String field) {
        return api.get(path(id)).text("/attendees/%d/%s".formatted(index, field));
    }

    private List<String> stands(String id) {
        return api.get(path(id) + "/invitations").expect(200).json().at("/items").values().stream()
                .map(one -> one.at("/stand").asString())
                .toList();
    }

    private void guests(String id, String attendees) {
        api.patch(path(id), "{\"attendees\":[%s]}".formatted(attendees)).expect(200);
    }

    private String meeting(String attendees, String more) {
        return api.create("activities", """
                {"kind":"meeting","name":"Przegląd umowy","location":"Kraków","invites":true,"attendees":[%s],"reminders":[10],
                 "schedule":{"startsAt":"2031-03-26T08:00:00Z","endsAt":"2031-03-26T09:00:00Z","timeZone":"Europe/Warsaw"%s}}""".formatted(attendees, more));
    }

    private Answer act(String id, String verb, String body) {
        return api.act(path(id), verb, body);
    }

    private static String path(String id) {
        return "/api/v1/activities/" + id;
    }

    private String mail(String name) {
        return name + "@" + mark + ".example";
    }
}
