package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.contacts.Api.Answer;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CalendarTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    static final String WEEKLY = """
            {"kind":"meeting","name":"Stand-up","location":"Sala 5","reminders":[10],
             "schedule":{"startsAt":"2031-03-24T08:00:00Z","endsAt":"2031-03-24T08:30:00Z","timeZone":"Europe/Warsaw",
               "rule":"FREQ=WEEKLY;COUNT=4","excluded":["2031-04-07T07:00:00Z"]}}""";

    private final String me = UUID.randomUUID().toString();
    private final Api api = Service.asPerson(me, "all");

    @Test
    void showsEachOccurrenceByTheClockOfItsZone() {
        String id = api.create("activities", WEEKLY);

        List<JsonNode> entries = entries("2031-03-01T00:00:00Z", "2031-05-01T00:00:00Z");

        assertThat(entries.stream().map(entry -> entry.at("/startsAt").asString()))
                .containsExactly("2031-03-24T08:00:00Z", "2031-03-31T07:00:00Z", "2031-04-14T07:00:00Z");
        assertThat(entries).allMatch(entry -> entry.at("/id").asString().equals(id));
        assertThat(entries.getFirst().at("/location").asString()).isEqualTo("Sala 5");
        assertThat(entries("2031-03-24T08:30:00Z", "2031-03-31T07:00:00Z"))
                .as("what is over, and what has not begun")
                .isEmpty();
        assertThat(api.get("/api/v1/activities/" + id).text("/nextReminderAt")).isEqualTo("2031-03-24T07:50:00Z");
        assertThat(api.get("/api/v1/activities/" + id).text("/occurredAt")).isEqualTo("2031-03-24T08:00:00Z");
    }

    @Test
    void changesOneOccurrenceAlone() {
        String id = api.create("activities", WEEKLY);
        String path = "/api/v1/activities/" + id;
        String change = """
                {"occurrence":"2031-03-31T07:00:00Z","changes":{"name":"Stand-up, later",
                 "schedule":{"startsAt":"2031-03-31T12:00:00Z","endsAt":"2031-03-31T12:30:00Z"}}}""";
        api.post(path + "/occurrences", change).expect(428);
        Answer moved = act(path + "/occurrences", change).expect(201);
        assertThat(moved.text("/seriesId")).isEqualTo(id);
        act(path + "/occurrences", change).expect(422);
        act(path + "/skip", "{\"occurrence\":\"2031-04-14T07:00:00Z\"}").expect(200);
        act(path + "/skip", "{\"occurrence\":\"2031-04-14T07:00:00Z\"}").expect(422);

        List<JsonNode> entries = entries("2031-03-01T00:00:00Z", "2031-05-01T00:00:00Z");
        assertThat(entries.stream().map(entry -> entry.at("/startsAt").asString()))
                .containsExactly("2031-03-24T08:00:00Z", "2031-03-31T12:00:00Z");
        assertThat(entries.get(1).at("/name").asString()).isEqualTo("Stand-up, later");
        Service.asClient().delete("/api/v1/activities/" + moved.id()).expect(204);
        assertThat(entries("2031-03-01T00:00:00Z", "2031-05-01T00:00:00Z")).hasSize(1);
    }

    @Test
    void showsTasksWhereTheyAreDueAndWhatHappenedWhereItDid() {
        api.create("activities", "{\"kind\":\"task\",\"name\":\"Offer\",\"dueAt\":\"2032-01-05T10:00:00Z\"}");
        api.create("activities", "{\"kind\":\"call\",\"name\":\"Call\",\"occurredAt\":\"2032-01-05T09:00:00Z\"}");
        api.create("activities", "{\"kind\":\"note\",\"name\":\"Note\",\"occurredAt\":\"2032-01-05T09:00:00Z\"}");
        String days = """
                {"kind":"meeting","name":"Fair","schedule":{"startsAt":"2032-01-04T12:00:00Z","endsAt":"2032-01-07T00:00:00Z","allDay":true}}""";
        api.create("activities", days);

        assertThat(entries("2032-01-05T00:00:00Z", "2032-01-06T00:00:00Z").stream()
                        .map(entry -> entry.at("/name").asString()))
                .containsExactly("Fair", "Call", "Offer");
    }

    @Test
    void showsOnlyWhatItsReaderMayReadAndAskedFor() {
        String team = Service.aTeam("Calendar " + me.substring(0, 6));
        String other = UUID.randomUUID().toString();
        Api colleague = Service.asPerson(other, "all");
        colleague.create("activities", WEEKLY);
        Api narrow = Service.asPerson(UUID.randomUUID().toString(), "own");

        String range = "/api/v1/calendar?from=2031-03-24T00:00:00Z&to=2031-03-25T00:00:00Z";
        assertThat(items(narrow.get(range))).isEmpty();
        assertThat(items(api.get(range + "&ownerId=" + other))).hasSize(1);
        assertThat(items(api.get(range + "&ownerId=me"))).isEmpty();
        assertThat(items(api.get(range + "&teamId=" + team))).isEmpty();
        api.get("/api/v1/calendar?from=2031-03-24T00:00:00Z&to=2031-03-24T00:00:00Z")
                .expect(400);
        api.get("/api/v1/calendar?from=2031-03-24T00:00:00Z&to=2033-03-24T00:00:00Z")
                .expect(400);
        api.get("/api/v1/calendar?from=-999999999-01-01T00:00:00Z&to=-999999999-01-02T00:00:00Z")
                .expect(400);
        api.get("/api/v1/calendar?from=tomorrow&to=2033-03-24T00:00:00Z").expect(400);
    }

    @Test
    void refusesWhatCannotTakePlace() {
        refused(
                "\"schedule\":{\"startsAt\":\"2031-03-24T08:00:00Z\",\"endsAt\":\"2031-03-23T08:00:00Z\"}",
                "schedule.endsAt");
        refused("\"schedule\":{\"startsAt\":\"2031-03-24T08:00:00Z\",\"timeZone\":\"Mars\"}", "schedule.timeZone");
        refused("\"schedule\":{\"startsAt\":\"2031-03-24T08:00:00Z\",\"rule\":\"FREQ=SECONDLY\"}", "schedule.rule");
        String far = "+999999999-12-31T23:59:59Z";
        String start = "\"schedule\":{\"startsAt\":\"2031-03-24T08:00:00Z\",";
        refused(start + "\"added\":[\"%s\"]}".formatted(far), "schedule.added");
        refused(start + "\"endsAt\":\"%s\"}".formatted(far), "schedule.endsAt");
        refused(start + "\"rule\":\"FREQ=DAILY;INTERVAL=2000000000\"}", "schedule.rule");
        refused("\"attendees\":[{\"userId\":\"nobody\"}]", "attendees[0].userId");
        refused("\"attendees\":[{\"contactId\":\"nobody\"}]", "attendees[0].contactId");
        refused("\"attendees\":[{\"email\":\"no address\"}]", "attendees[0].email");
        refused("\"attendees\":[{}]", "attendees[0]");
        refused("\"mentions\":[\"nobody\"]", "mentions[0]");
        refused("\"reminders\":[-1]", "reminders[0]");
        refused("\"link\":\"javascript:alert(1)\"", "link");
    }

    @Test
    void asksPeopleAndHearsTheirAnswers() {
        String colleague = Service.aColleague("active", "sees-all");
        String contact = api.create(
                "contacts",
                "{\"lastName\":\"Gość\",\"emails\":[{\"value\":\"gosc@%s.example\"}]}".formatted(me.substring(0, 8)));
        String id = api.create("activities", """
                {"kind":"meeting","name":"Review","schedule":{"startsAt":"2031-03-24T08:00:00Z"},
                 "attendees":[{"userId":"%s"},{"contactId":"%s","optional":true},{"email":"Other@Example.com"}]}""".formatted(colleague, contact));
        Answer meeting = api.get("/api/v1/activities/" + id);
        assertThat(meeting.text("/attendees/0/name")).startsWith("Colleague");
        assertThat(meeting.text("/attendees/1/email")).startsWith("gosc@");
        assertThat(meeting.text("/attendees/2/email")).isEqualTo("other@example.com");

        Api asColleague = Service.asPerson(colleague, "all");
        asColleague
                .send(
                        "POST",
                        "/api/v1/activities/" + id + "/answer",
                        body("{\"answer\":\"accepted\"}"),
                        "If-Match",
                        meeting.etag())
                .expect(200);
        Answer answered = api.get("/api/v1/activities/" + id);
        assertThat(answered.text("/attendees/0/answer")).isEqualTo("accepted");
        assertThat(answered.json().at("/sequence").isMissingNode()
                        || answered.json().at("/sequence").isNull())
                .as("an answer is no new invitation")
                .isTrue();
        act("/api/v1/activities/" + id + "/answer", "{\"answer\":\"accepted\"}").expect(422);
        assertThat(items(asColleague.get(
                        "/api/v1/calendar?from=2031-03-24T00:00:00Z&to=2031-03-25T00:00:00Z&ownerId=me")))
                .hasSize(1);
        assertThat(api.patch("/api/v1/activities/" + id, "{\"location\":\"Here\"}")
                        .json()
                        .at("/sequence")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void keepsOfRichTextWhatIsHarmless() {
        String id = api.create("activities", """
                {"kind":"note","name":"Rich","bodyHtml":"<p>Hello <b>you</b><script>alert(1)</script><img src=x onerror=alert(2)></p>"}""");
        Answer note = api.get("/api/v1/activities/" + id);
        assertThat(note.text("/bodyHtml")).contains("<b>you</b>").doesNotContain("script", "onerror");
        assertThat(note.text("/body")).isEqualTo("Hello you");
        Answer plain = api.patch("/api/v1/activities/" + id, "{\"body\":\"Only text\"}")
                .expect(200);
        assertThat(plain.text("/body")).isEqualTo("Only text");
        assertThat(plain.json().at("/bodyHtml").isNull()
                        || plain.json().at("/bodyHtml").isMissingNode())
                .isTrue();
    }

    @Test
    void remindsOnce() {
        Instant soon = Instant.now().plusSeconds(124).truncatedTo(ChronoUnit.SECONDS);
        String id = api.create("activities", """
                {"kind":"task","name":"Ring back","dueAt":"%s","reminders":[1,2]}""".formatted(soon));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(types(id)).contains("klientela.contacts.activity.reminded.v1"));
        assertThat(types(id).stream().filter(type -> type.contains("reminded"))).hasSize(1);
        assertThat(api.get("/api/v1/activities/" + id).text("/nextReminderAt"))
                .isEqualTo(soon.minusSeconds(60).toString());
    }

    private List<String> types(String id) {
        return api.get("/api/v1/activities/" + id + "/history").json().at("/items").values().stream()
                .map(item -> item.at("/type").asString())
                .toList();
    }

    private void refused(String field, String named) {
        Answer refused = api.post("/api/v1/activities", "{\"kind\":\"meeting\",\"name\":\"No\",%s}".formatted(field))
                .expect(422);
        assertThat(refused.json().at("/errors").values().stream()
                        .map(error -> error.at("/field").asString()))
                .as(refused.response().body())
                .contains(named);
    }

    private Answer act(String path, String body) {
        String record = path.substring(0, path.lastIndexOf('/'));
        return api.send("POST", path, body(body), "If-Match", api.get(record).etag());
    }

    private static BodyPublisher body(String text) {
        return BodyPublishers.ofString(text);
    }

    private List<JsonNode> entries(String from, String to) {
        return entries(api, from, to);
    }

    /** What stands in somebody's own calendar. */
    static List<JsonNode> entries(Api who, String from, String to) {
        return items(who.get("/api/v1/calendar?ownerId=me&from=%s&to=%s".formatted(from, to)));
    }

    private static List<JsonNode> items(Answer answer) {
        return List.copyOf(answer.expect(200).json().at("/items").values());
    }
}
