package io.klientela.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ApiClientsTest {
    private static final Map<String, String> GRANT = Map.of("grant_type", "client_credentials");
    private static Identity identity;
    private static Api admin;

    @BeforeAll
    static void start() {
        identity = Identity.start();
        admin = identity.api();
    }

    @AfterAll
    static void stop() {
        identity.close();
    }

    @Test
    void registersAProgramAndRotatesItsSecretWithoutAGap() {
        JsonNode client = create("Warehouse");
        String id = client.get("id").asString();
        String first = client.get("secret").asString();
        assertThat(token(id, first).statusCode()).isEqualTo(200);
        assertThat(admin.get("/api-clients/" + id).body())
                .contains("lastUsedAt", "\"roles\":[\"analyst\"]")
                .doesNotContain(first);

        String second = rotated(id, client.get("version").asInt(), 1);
        assertThat(token(id, first).statusCode()).as("while both work").isEqualTo(200);
        assertThat(token(id, second).statusCode()).isEqualTo(200);
        int version =
                Browser.json(admin.get("/api-clients/" + id)).get("version").asInt();
        String third = rotated(id, version, 0);
        assertThat(token(id, first).statusCode()).isEqualTo(401);
        assertThat(token(id, second).statusCode()).isEqualTo(401);
        assertThat(token(id, third).statusCode()).isEqualTo(200);
        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                admin.get("/api-clients/" + id + "/history").body())
                        .contains("secretSetAt")
                        .doesNotContain(third, "argon2"));
    }

    @Test
    void refusesADisabledProgramAndItsTokens() {
        JsonNode client = create("Leaving");
        String id = client.get("id").asString();
        String secret = client.get("secret").asString();
        Api program = new Api(identity.url(), identity.browser().clientToken(id, secret));
        assertThat(program.get("/users/me").statusCode()).isEqualTo(200);
        assertThat(program.get("/api-clients").statusCode()).isEqualTo(403);
        assertThat(program.post("/account/totp", Map.of()).statusCode()).isEqualTo(403);

        assertThat(admin.post("/api-clients/" + id + "/disable", 2, Map.of()).statusCode())
                .isEqualTo(200);
        assertThat(token(id, secret).statusCode()).isEqualTo(401);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> program.get("/users/me").statusCode() == 401);
    }

    @Test
    void refusesBadInputByField() {
        assertThat(admin.post("/api-clients", Map.of("name", "X", "roles", List.of("boss")))
                        .body())
                .contains("\"field\":\"roles\"");
        assertThat(admin.post("/api-clients", Map.of("clientId", "No!", "name", "X", "roles", List.of("analyst")))
                        .body())
                .contains("\"field\":\"clientId\"");
        assertThat(admin.post(
                                "/api-clients",
                                Map.of("clientId", Identity.API_CLIENT, "name", "X", "roles", List.of("analyst")))
                        .statusCode())
                .isEqualTo(409);
    }

    private static JsonNode create(String name) {
        HttpResponse<String> created = admin.post("/api-clients", Map.of("name", name, "roles", List.of("analyst")));
        assertThat(created.statusCode()).isEqualTo(201);
        return Browser.json(created);
    }

    private static String rotated(String id, int version, int hours) {
        return Browser.json(admin.post("/api-clients/" + id + "/rotate", version, Map.of("overlapHours", hours)))
                .get("secret")
                .asString();
    }

    private static HttpResponse<String> token(String id, String secret) {
        return identity.browser().token(GRANT, id, secret);
    }
}
