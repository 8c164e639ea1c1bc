package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.contacts.Api.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CalendarTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String WEEKLY = """
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

    @Test
    void takesCalendarFilesOverOnce() {
        String mark = UUID.randomUUID().toString();
        String file = """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                UID:%1$s
                SEQUENCE:%2$d
                SUMMARY:%3$s
                DTSTART;TZID=Europe/Warsaw:20330103T090000
                DTEND;TZID=Europe/Warsaw:20330103T100000
                RRULE:FREQ=DAILY;COUNT=3
                ATTENDEE;CN=Ewa;PARTSTAT=TENTATIVE:mailto:ewa@example.com
                END:VEVENT
                BEGIN:VEVENT
                UID:%1$s
                SEQUENCE:%2$d
                RECURRENCE-ID;TZID=Europe/Warsaw:20330104T090000
                SUMMARY:Moved
                DTSTART;TZID=Europe/Warsaw:20330104T150000
                DTEND;TZID=Europe/Warsaw:20330104T160000
                END:VEVENT
                BEGIN:VEVENT
                SUMMARY:Without a start
                END:VEVENT
                END:VCALENDAR
                """;
        JsonNode first = upload(file.formatted(mark, 1, "Training"));
        assertThat(outcomes(first)).containsExactly("created", "created", "refused");
        assertThat(first.at("/items/2/problem").asString()).isEqualTo("has no start");
        assertThat(outcomes(upload(file.formatted(mark, 1, "Training"))))
                .containsExactly("unchanged", "unchanged", "refused");
        assertThat(outcomes(upload(file.formatted(mark, 0, "Older"))))
                .containsExactly("unchanged", "unchanged", "refused");
        assertThat(outcomes(upload(file.formatted(mark, 2, "Renamed"))))
                .containsExactly("updated", "updated", "refused");

        List<JsonNode> entries = entries("2033-01-01T00:00:00Z", "2033-02-01T00:00:00Z");
        assertThat(entries.stream()
                        .map(entry -> entry.at("/startsAt").asString() + " "
                                + entry.at("/name").asString()))
                .containsExactly(
                        "2033-01-03T08:00:00Z Renamed", "2033-01-04T14:00:00Z Moved", "2033-01-05T08:00:00Z Renamed");
        assertThat(outcomes(
                        uploadAs(Service.asPerson(UUID.randomUUID().toString(), "all"), file.formatted(mark, 2, "x"))))
                .as("everybody has calendars of their own")
                .containsExactly("created", "created", "refused");

        String id = first.at("/items/0/activityId").asString();
        String out = api.get("/api/v1/activities/" + id + "/ics")
                .expect(200)
                .response()
                .body();
        assertThat(out).contains("UID:" + mark, "RRULE:FREQ=DAILY;COUNT=3", "TZID=Europe/Warsaw", "SEQUENCE:2");
        api.upload("/api/v1/calendar/files", Map.of(), "hello".getBytes(StandardCharsets.UTF_8))
                .expect(422);
        api.upload("/api/v1/calendar/files", Map.of("timeZone", "Mars"), file.getBytes(StandardCharsets.UTF_8))
                .expect(422);
    }

    @Test
    void recognisesItsOwnFiles() {
        String id = api.create("activities", WEEKLY);
        String out = api.get("/api/v1/activities/" + id + "/ics").response().body();
        assertThat(outcomes(upload(out))).containsExactly("unchanged");
        assertThat(outcomes(upload(out.replace("SEQUENCE:0", "SEQUENCE:1").replace("Sala 5", "Sala 6"))))
                .containsExactly("updated");
        assertThat(api.get("/api/v1/activities/" + id).text("/location")).isEqualTo("Sala 6");
    }

    @Test
    void takesTheFilesOfEveryProgramWhereTheyArePresent() throws IOException {
        Path folder = Path.of(System.getProperty("klientela.data", "../../shared/data"), "icalendars");
        Assumptions.assumeTrue(Files.isDirectory(folder), "no calendars beside the repository");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".ics")).toList()) {
                Api somebody = Service.asPerson(UUID.randomUUID().toString(), "all");
                Answer taken = somebody.upload(
                        "/api/v1/calendar/files", Map.of("timeZone", "Europe/Warsaw"), Files.readAllBytes(file));
                boolean valid = file.toString().contains("/valid/");
                assertThat(taken.status())
                        .as("%s %s", file, taken.response().body())
                        .isEqualTo(200);
                JsonNode result = taken.json();
                if (valid) {
                    assertThat(result.at("/created").asLong())
                            .as(file.toString())
                            .isEqualTo(result.at("/items").size());
                    assertThat(result.at("/refused").asLong())
                            .as("%s %s", file, result)
                            .isZero();
                }
                JsonNode again = somebody.upload(
                                "/api/v1/calendar/files", Map.of("timeZone", "Europe/Warsaw"), Files.readAllBytes(file))
                        .json();
                assertThat(again.at("/created").asLong() + again.at("/updated").asLong())
                        .as(file.toString())
                        .isZero();
            }
        }
    }

    @Test
    void letsOtherProgramsFollowByASecretAddress() {
        String person = Service.aColleague("active", "sees-all");
        Api owner = Service.asPerson(person, "all");
        String soon = Instant.now()
                .plus(3, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        String body =
                "{\"kind\":\"meeting\",\"name\":\"Secret plan\",\"schedule\":{\"startsAt\":\"%s\"}}".formatted(soon);
        owner.create("activities", body);
        api.create("activities", body.replace("Secret plan", "Not theirs"));
        assertThat(owner.get("/api/v1/calendar/feed").json().at("/createdAt").isString())
                .isFalse();

        String path = path(owner.post("/api/v1/calendar/feed", "").expect(201).text("/url"));
        Api anybody = Service.as("");
        Answer feed = await().atMost(SOON).until(() -> anybody.get(path), answer -> answer.status() == 200);
        assertThat(feed.response().body()).contains("SUMMARY:Secret plan").doesNotContain("Not theirs");
        assertThat(feed.response().headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/calendar"));
        assertThat(feed.response().headers().firstValue("Last-Modified")).isPresent();
        assertThat(anybody.send("GET", path, null, "If-None-Match", feed.etag()).status())
                .isEqualTo(304);
        assertThat(Service.database()
                        .getCollection("calendar_feeds")
                        .find(new Document("_id", person))
                        .first()
                        .toJson())
                .as("the address is not kept")
                .doesNotContain(path.substring(path.lastIndexOf('/') + 1).replace(".ics", ""));

        String renewed =
                path(owner.post("/api/v1/calendar/feed", "").expect(201).text("/url"));
        anybody.get(path).expect(404);
        anybody.get(renewed).expect(200);
        anybody.get(renewed.replace(".ics", "x.ics")).expect(404);
        owner.send("DELETE", "/api/v1/calendar/feed", null).expect(204);
        anybody.get(renewed).expect(404);
        Service.asClient().post("/api/v1/calendar/feed", "").expect(403);
    }

    private static String path(String url) {
        return URI.create(url).getPath();
    }

    private JsonNode upload(String file) {
        return uploadAs(api, file);
    }

    private static JsonNode uploadAs(Api as, String file) {
        return as.upload("/api/v1/calendar/files", Map.of(), file.getBytes(StandardCharsets.UTF_8))
                .expect(200)
                .json();
    }

    private static List<String> outcomes(JsonNode result) {
        return result.at("/items").values().stream()
                .map(item -> item.at("/outcome").asString())
                .toList();
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
        return items(api.get("/api/v1/calendar?ownerId=me&from=%s&to=%s".formatted(from, to)));
    }

    private static List<JsonNode> items(Answer answer) {
        return List.copyOf(answer.expect(200).json().at("/items").values());
    }
}
