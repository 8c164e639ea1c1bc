package io.klientela.bench.metric;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.klientela.bench.load.Connection;
import io.klientela.bench.load.Outcome;
import io.klientela.bench.load.Request;
import io.klientela.bench.load.Turns;
import io.klientela.bench.platform.Api;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import tools.jackson.databind.JsonNode;

/** Who is in a segment, all of them, and how soon somebody is who just began to belong there. */
final class SegmentMetric implements Metric {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final double CHANGES = 3;

    @Override
    public List<Row> measure(Scene scene) {
        String all = segment(scene.api(), "language == \"pl\"");
        MongoCollection<Document> people =
                scene.mongo().getDatabase("klientela_marketing").getCollection("people");
        Turns<Double> turns = Turns.of(scene.rounds(), () -> members(scene, all), () -> scan(people));
        Row rebuild = Row.compare(
                        "segment",
                        "every member of a segment of six in ten people, page by page",
                        "people/s",
                        Side.of(turns.ours()),
                        "raw scan with the same condition",
                        Side.of(turns.floor()))
                .aiming(Goal.ratioAtLeast(0.7));
        String word = "Bench " + UUID.randomUUID();
        Joining joining = new Joining(scene, segment(scene.api(), "jobTitle == \"%s\"".formatted(word)), word);
        Outcome joined = scene.load().sampled(CHANGES, scene.time(), joining::once);
        return List.of(
                rebuild,
                Row.alone(
                                "segment",
                                "contact changed → member of the segment",
                                "ms p99",
                                Side.of(List.of(joined), outcome -> outcome.millis(99)))
                        .aiming(Goal.atMost(1_000)));
    }

    static String segment(Api api, String filter) {
        return api.post("/api/v1/segments", Map.of("name", "Bench " + UUID.randomUUID(), "filter", filter))
                .get("id")
                .asString();
    }

    private static double members(Scene scene, String segment) {
        long began = System.nanoTime();
        int found = 0;
        try (Connection connection = scene.api().connect()) {
            String cursor = "";
            do {
                JsonNode page = Api.ok(
                        connection, Request.get("/api/v1/segments/%s/members?limit=500%s".formatted(segment, cursor)));
                found += page.get("items").size();
                cursor = page.hasNonNull("nextCursor")
                        ? "&cursor=" + page.get("nextCursor").asString()
                        : "";
            } while (!cursor.isEmpty());
        }
        return found / ((System.nanoTime() - began) / 1e9);
    }

    private static double scan(MongoCollection<Document> people) {
        long began = System.nanoTime();
        int found = 0;
        for (Document person : people.find(Filters.eq("state.language", "pl"))) {
            found += person.containsKey("state") ? 1 : 0;
        }
        return found / ((System.nanoTime() - began) / 1e9);
    }

    /** Gives contact after contact what makes it a member. */
    private static final class Joining {
        private final Connection connection;
        private final Iterator<String> contacts;
        private final String segment;
        private final String word;

        Joining(Scene scene, String segment, String word) {
            this.connection = scene.api().connect();
            this.contacts = new ArrayList<>(scene.contactIds()).iterator();
            this.segment = segment;
            this.word = word;
        }

        long once() {
            String contact = contacts.next();
            String path = "/api/v1/contacts/" + contact;
            long version = Api.ok(connection, Request.get(path)).get("version").asLong();
            Api.ok(connection, Request.patch(path, "{\"jobTitle\":\"%s\"}".formatted(word), version));
            long answered = System.nanoTime();
            Request question = Request.post(
                    "/api/v1/segments/%s/explain".formatted(segment), "{\"contactId\":\"%s\"}".formatted(contact));
            while (System.nanoTime() - answered < LONGEST.toNanos()) {
                if (Api.ok(connection, question).path("member").asBoolean(false)) {
                    return System.nanoTime() - answered;
                }
            }
            return -1;
        }
    }
}
