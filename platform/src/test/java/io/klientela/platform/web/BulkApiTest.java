package io.klientela.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.testing.TestIssuer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BulkApiTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final RunningThings THINGS = RunningThings.shared();
    private static String admin;
    private static String reader;

    @BeforeAll
    static void start() {
        TestIssuer issuer = TestIssuer.shared();
        issuer.publishAdmin();
        issuer.publishRole("onlooker", "{\"resource\":\"thing\",\"actions\":[\"read\"],\"scope\":\"all\"}");
        admin = issuer.user("ann", "Ann", List.of("admin"), List.of());
        reader = issuer.user("ola", "Ola", List.of("onlooker"), List.of());
        THINGS.awaitReaders(admin, reader);
    }

    private static HttpResponse<String> send(
            String token, String method, String path, @Nullable String body, String... headers) {
        return THINGS.send(token, method, "/api/v1/things" + path, body, headers);
    }

    private static JsonNode bulk(String body, int status) {
        HttpResponse<String> answer = send(admin, "POST", "/bulk", body);
        assertThat(answer.statusCode()).as(answer.body()).isIn(status, status == 200 ? 202 : status);
        return over(answer);
    }

    /** The change when it is over: a busy machine answers 202, and goes on with it. */
    private static JsonNode over(HttpResponse<String> answer) {
        JsonNode begun = JSON.readTree(answer.body());
        String path = "/bulk/" + begun.path("id").asString("");
        return List.of("queued", "running", "undoing")
                        .contains(begun.path("status").asString(""))
                ? Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .until(
                                () -> JSON.readTree(
                                        send(admin, "GET", path, null).body()),
                                now -> List.of("completed", "undone")
                                        .contains(now.path("status").asString("")))
                : begun;
    }

    private static String thing(String name) {
        HttpResponse<String> answer = send(admin, "POST", "", "{\"name\":\"%s\"}".formatted(name));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body()).get("id").asString();
    }

    private static String nameOf(String id) {
        return JSON.readTree(send(admin, "GET", "/" + id, null).body())
                .path("name")
                .asString("");
    }

    private static String word() {
        return "w" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void saysOfEachNamedRecordWhatBecameOfIt() {
        String one = thing("one");
        String two = thing("two");
        String body = "{\"action\":\"update\",\"ids\":[\"%s\",\"none\",\"%s\"],\"patch\":{\"name\":\"two\"}}"
                .formatted(one, two);

        JsonNode done = bulk(body, 200);

        assertThat(done.get("items")
                        .valueStream()
                        .map(item -> item.get("outcome").asString()))
                .containsExactly("changed", "refused", "unchanged");
        assertThat(done.at("/items/1/status").asInt()).isEqualTo(404);
        assertThat(nameOf(one)).isEqualTo("two");

        JsonNode refused =
                bulk("{\"action\":\"update\",\"ids\":[\"%s\"],\"patch\":{\"name\":\" \"}}".formatted(one), 200);
        assertThat(refused.at("/items/0/status").asInt()).isEqualTo(422);
        assertThat(refused.at("/items/0/errors/0/field").asString()).isEqualTo("name");
        assertThat(nameOf(one)).isEqualTo("two");
    }

    @Test
    void changesWhatAFilterFindsOnceItsNumberIsAgreedToAndTakesItBack() {
        String word = word();
        List<String> ids =
                IntStream.range(0, 120).mapToObj(i -> thing(word + " " + i)).toList();
        String which = "\"action\":\"update\",\"q\":\"%s\",\"patch\":{\"name\":\"%s same\"}".formatted(word, word);

        assertThat(bulk("{%s,\"preview\":true}".formatted(which), 200)
                        .get("count")
                        .asLong())
                .isEqualTo(120);
        assertThat(bulk("{%s,\"count\":119}".formatted(which), 409).toString()).contains("120");
        JsonNode done = bulk("{%s,\"count\":120}".formatted(which), 200);
        assertThat(done.get("changed").asLong()).isEqualTo(120);
        assertThat(ids).allSatisfy(id -> assertThat(nameOf(id)).isEqualTo(word + " same"));
        send(admin, "PATCH", "/" + ids.get(5), "{\"name\":\"mine\"}", "If-Match", "\"2\"");

        String change = "/bulk/" + done.get("id").asString();
        assertThat(send(reader, "GET", change, null).statusCode()).isEqualTo(404);
        JsonNode undone = over(send(admin, "POST", change + "/undo", null));

        assertThat(undone.get("undone").asLong()).isEqualTo(119);
        assertThat(nameOf(ids.get(4))).isEqualTo(word + " 4");
        assertThat(nameOf(ids.get(5))).isEqualTo("mine");
        JsonNode kept =
                JSON.readTree(send(admin, "GET", change + "/refusals", null).body());
        assertThat(kept.get("items").valueStream().map(item -> item.get("id").asString()))
                .containsExactly(ids.get(5));
        assertThat(send(admin, "POST", change + "/undo", null).statusCode()).isEqualTo(409);
    }

    @Test
    void bringsBackWhatWasDeleted() {
        String id = thing("dear");
        JsonNode done = bulk("{\"action\":\"delete\",\"ids\":[\"%s\"]}".formatted(id), 200);
        assertThat(send(admin, "GET", "/" + id, null).statusCode()).isEqualTo(404);

        over(send(admin, "POST", "/bulk/" + done.get("id").asString() + "/undo", null));

        HttpResponse<String> back = send(admin, "GET", "/" + id, null);
        assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
        assertThat(back.headers().firstValue("ETag")).hasValue("\"3\"");
        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                send(admin, "GET", "/" + id + "/history", null).body())
                        .contains("product.deleted", "\"sequence\":3"));
    }

    @Test
    void refusesWhatMakesNoSenseBeforeAnythingIsTouched() {
        String id = thing("untouched");
        String ids = "\"ids\":[\"%s\"]".formatted(id);
        bulk("{\"action\":\"erase\",%s}".formatted(ids), 400);
        bulk("{%s}".formatted(ids), 422);
        bulk("{\"action\":\"update\",%s}".formatted(ids), 422);
        bulk("{\"action\":\"update\",\"patch\":{\"name\":\"x\"}}", 422);
        bulk("{\"action\":\"update\",%s,\"q\":\"x\",\"patch\":{\"name\":\"x\"}}".formatted(ids), 422);
        bulk("{\"action\":\"update\",\"filter\":\"\",\"patch\":{\"name\":\"x\"}}", 422);
        bulk("{\"action\":\"delete\",\"filter\":\"colour == 1\",\"count\":1}", 400);
        assertThat(bulk("{\"action\":\"update\",%s,\"patch\":{\"colour\":1}}".formatted(ids), 400)
                        .toString())
                .contains("\"field\":\"colour\"");
        bulk("{\"action\":\"update\",%s,\"add\":{\"name\":[\"x\"]}}".formatted(ids), 400);
        assertThat(send(reader, "POST", "/bulk", "{\"action\":\"delete\",%s}".formatted(ids))
                        .statusCode())
                .isEqualTo(403);
        assertThat(nameOf(id)).isEqualTo("untouched");
    }

    @Test
    void happensOnceUnderAnIdempotencyKey() {
        String id = thing("again");
        String body = "{\"action\":\"update\",\"ids\":[\"%s\"],\"patch\":{\"name\":\"once\"}}".formatted(id);
        String key = word();
        String first =
                send(admin, "POST", "/bulk", body, "Idempotency-Key", key).body();
        assertThat(send(admin, "POST", "/bulk", body, "Idempotency-Key", key).body())
                .isEqualTo(first);
        assertThat(JSON.readTree(first).get("changed").asLong()).isEqualTo(1);
    }
}
