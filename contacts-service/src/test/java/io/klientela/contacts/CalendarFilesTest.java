package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.contacts.Api.Answer;
import java.io.IOException;
import java.net.URI;
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

/** Calendars as files: taken over, given out, and followed by other programs. */
class CalendarFilesTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Api api = Service.asPerson(UUID.randomUUID().toString(), "all");

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

        List<JsonNode> entries = CalendarTest.entries(api, "2033-01-01T00:00:00Z", "2033-02-01T00:00:00Z");
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
        String id = api.create("activities", CalendarTest.WEEKLY);
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
}
