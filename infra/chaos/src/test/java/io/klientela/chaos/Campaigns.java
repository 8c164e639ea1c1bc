package io.klientela.chaos;

import io.klientela.embedded.CaughtMail;
import io.klientela.processes.Api;
import io.klientela.testing.TestMail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Campaigns to people made for them, who live in a city of the campaign's own. */
final class Campaigns {

    private Campaigns() {}

    /** Makes the people and schedules the campaign at once. @return its path */
    static String create(Platform platform, String mark, int people) {
        Api api = platform.api();
        createPeople(api, mark, people);
        String segment = api.post("/api/v1/segments", """
                {"name":"%s","filter":"city == \\"%s\\""}""".formatted(mark, mark))
                .get("id")
                .asString();
        String template =
                api.post("/api/v1/templates", """
                {"name":"%s","format":"html","subject":"Hello {{ contact.firstName }}","body":"<p>Hello {{ contact.firstName }}</p>"}""".formatted(mark)).get("id").asString();
        Awaitility.await("the segment")
                .atMost(Duration.ofMinutes(3))
                .until(() -> platform.collection("marketing", "people")
                                .countDocuments(new org.bson.Document("state.city", mark))
                        == people);
        String path = "/api/v1/campaigns/"
                + api.post("/api/v1/campaigns", """
                        {"name":"%s","segmentId":"%s","templateId":"%s","purpose":"customer-news"}""".formatted(mark, segment, template))
                        .get("id")
                        .asString();
        api.post(path + "/schedule", "{}", "If-Match", "\"1\"");
        return path;
    }

    private static void createPeople(Api api, String mark, int people) {
        try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
            List<Future<JsonNode>> all = new ArrayList<>();
            for (int i = 0; i < people; i++) {
                String body = """
                        {"firstName":"Jan%d","lastName":"Kowalski","city":"%s","emails":[{"value":"%s"}]}""".formatted(i, mark, "person%d%s".formatted(i, domain(mark)));
                all.add(writers.submit(() -> api.post("/api/v1/contacts", body)));
            }
            for (Future<JsonNode> one : all) {
                one.get();
            }
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String domain(String mark) {
        return "@" + mark.toLowerCase(Locale.ROOT) + ".example";
    }

    /** What the mail server got for the campaign's people. */
    static List<CaughtMail> received(String mark) {
        return TestMail.shared().mails().stream()
                .filter(mail -> mail.to().endsWith(domain(mark)))
                .toList();
    }

    static void awaitSent(Platform platform, String mark, int people) {
        Awaitility.await("the campaign")
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(200))
                .until(() ->
                        received(mark).stream().map(CaughtMail::to).distinct().count() >= people);
    }
}
