package io.klientela.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.testing.TestIssuer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a role hides is nowhere, and what it keeps from being written is written by no way. */
class FieldRulesTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ROW = "{\"resource\":\"thing\",\"actions\":[\"*\"],\"scope\":\"all\"}";
    private static final RunningThings THINGS = RunningThings.shared();
    private static String admin;
    /** Does not see the external id. */
    private static String blind;
    /** Sees the name, and may not write it. */
    private static String reader;

    @BeforeAll
    static void start() {
        TestIssuer issuer = TestIssuer.shared();
        issuer.publishAdmin();
        publish(issuer, "blind", "externalId", "hidden");
        publish(issuer, "reader", "name", "read-only");
        admin = issuer.user("ann", "Ann", List.of("admin"), List.of());
        blind = issuer.user("bob", "Bob", List.of("blind"), List.of());
        reader = issuer.user("cyd", "Cyd", List.of("reader"), List.of());
        THINGS.awaitReaders(blind, reader, admin);
    }

    private static void publish(TestIssuer issuer, String role, String field, String access) {
        issuer.publish("klientela.identity.role", role, "klientela.identity.role.created.v1", 1, """
                {"state":{"id":"%s","name":"%s","builtIn":false,"permissions":[%s],
                "fields":[{"resource":"thing","field":"%s","access":"%s"}]}}""".formatted(
                        role, role, ROW, field, access));
    }

    private static HttpResponse<String> send(
            String token, String method, String path, @Nullable String body, String... headers) {
        return THINGS.send(token, method, "/api/v1/things" + path, body, headers);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body());
    }

    private static String word() {
        return "w" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static String thing(String name, String externalId) {
        return json(send(admin, "POST", "", "{\"name\":\"%s\",\"externalId\":\"%s\"}".formatted(name, externalId)))
                .required("id")
                .asString();
    }

    @Test
    void answersWithoutHiddenFields() {
        String name = word();
        String id = thing(name, word());
        assertThat(json(send(admin, "GET", "/" + id, null)).has("externalId")).isTrue();
        assertThat(json(send(blind, "GET", "/" + id, null)).has("externalId")).isFalse();
        JsonNode listed = json(send(blind, "GET", "?filter=name%3D%3D%22" + name + "%22", null))
                .at("/items/0");
        assertThat(listed.required("name").asString()).isEqualTo(name);
        assertThat(listed.has("externalId")).isFalse();
        JsonNode renamed =
                json(send(blind, "PATCH", "/" + id, "{\"name\":\"%s\"}".formatted(word()), "If-Match", "\"1\""));
        assertThat(renamed.has("externalId")).isFalse();
        assertThat(json(send(admin, "GET", "/" + id, null)).has("externalId")).isTrue();
    }

    @Test
    void tellsNothingOfHiddenFieldsThroughFiltersSortsAndSearches() {
        String secret = word();
        String name = word();
        thing(name, secret);
        for (String query : List.of(
                "?filter=externalId%3D%3D%22" + secret + "%22",
                "?sort=externalId",
                "?filter=has(externalId)",
                "?sort=-externalId")) {
            HttpResponse<String> answer = send(blind, "GET", query, null);
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(answer.body()).contains("no field").doesNotContain(secret);
        }
        assertThat(json(send(admin, "GET", "?count=true&q=" + secret, null))
                        .at("/count")
                        .asInt())
                .isEqualTo(1);
        JsonNode searched = json(send(blind, "GET", "?count=true&q=" + secret, null));
        assertThat(searched.required("items").size()).isZero();
        assertThat(searched.required("count").asInt()).isZero();
        assertThat(json(send(blind, "GET", "?q=" + name, null))
                        .required("items")
                        .size())
                .isEqualTo(1);
        assertThat(json(send(blind, "GET", "?q=" + name + "%20" + secret, null))
                        .required("items")
                        .size())
                .isZero();
    }

    @Test
    void refusesToWriteWhatIsHiddenOrReadOnlyByNameAndChangesNothing() {
        String secret = word();
        String id = thing(word(), secret);
        String before = send(admin, "GET", "/" + id, null).body();
        for (String value : List.of("\"" + secret + "\"", "\"other\"", "null")) {
            refused(
                    send(blind, "PATCH", "/" + id, "{\"externalId\":%s}".formatted(value), "If-Match", "\"1\""),
                    "externalId");
        }
        refused(send(blind, "POST", "", "{\"name\":\"a\",\"externalId\":\"%s\"}".formatted(word())), "externalId");
        refused(send(reader, "PATCH", "/" + id, "{\"name\":\"b\"}", "If-Match", "\"1\""), "name");
        refused(send(reader, "POST", "", "{\"name\":\"b\"}"), "name");
        assertThat(send(admin, "GET", "/" + id, null).body()).isEqualTo(before);
        assertThat(json(send(reader, "GET", "/" + id, null)).has("name")).isTrue();
    }

    @Test
    void saysNothingOfTheVersionOfWhatMayNotBeSeen() {
        String id = thing(word(), word());
        TestIssuer.shared().publishRole("own-things", "{\"resource\":\"thing\",\"actions\":[\"*\"],\"scope\":\"own\"}");
        String stranger = TestIssuer.shared().user("dan", "Dan", List.of("own-things"), List.of());
        Awaitility.await().until(() -> send(stranger, "GET", "", null).statusCode() == 200);
        String missing = "01900000-0000-7000-8000-000000000000";
        for (String version : List.of("\"1\"", "\"7\"")) {
            assertThat(shape(send(stranger, "PATCH", "/" + id, "{}", "If-Match", version), id))
                    .isEqualTo(shape(send(stranger, "PATCH", "/" + missing, "{}", "If-Match", version), missing));
            assertThat(shape(send(stranger, "DELETE", "/" + id, null, "If-Match", version), id))
                    .isEqualTo(shape(send(stranger, "DELETE", "/" + missing, null, "If-Match", version), missing));
        }
        assertThat(shape(send(stranger, "GET", "/" + id, null), id))
                .isEqualTo(shape(send(stranger, "GET", "/" + missing, null), missing));
        assertThat(shape(send(stranger, "GET", "/" + id + "/history", null), id))
                .isEqualTo(shape(send(stranger, "GET", "/" + missing + "/history", null), missing));
    }

    private static String shape(HttpResponse<String> answer, String id) {
        assertThat(answer.statusCode()).isEqualTo(404);
        return answer.statusCode() + answer.body().replace(id, "ID");
    }

    private static void refused(HttpResponse<String> answer, String field) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(JSON.readTree(answer.body()).at("/errors/0/field").asString())
                .isEqualTo(field);
    }
}
