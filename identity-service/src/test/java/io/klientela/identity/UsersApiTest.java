package io.klientela.identity;

import static io.klientela.identity.Identity.API_CLIENT;
import static io.klientela.identity.Identity.API_SECRET;
import static io.klientela.identity.Identity.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class UsersApiTest {
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
    void givesAProgramATokenForItsSecret() {
        JsonNode claims = Browser.claims(identity.browser().clientToken(API_CLIENT, API_SECRET));
        assertThat(claims.get("sub").asString()).isEqualTo(API_CLIENT);
        assertThat(claims.get("typ").asString()).isEqualTo("client");
        assertThat(claims.get("roles").toString()).isEqualTo("[\"admin\"]");
        assertThat(Browser.json(admin.get("/users/me")).get("id").asString()).isEqualTo(API_CLIENT);
        Map<String, String> form = Map.of("grant_type", "client_credentials");
        assertThat(identity.browser().token(form, API_CLIENT, "wrong").statusCode())
                .isEqualTo(401);
        assertThat(new Api(identity.url(), "nonsense").get("/users").statusCode())
                .isEqualTo(401);
    }

    @Test
    void keepsUsersLikeAnyOtherResource() {
        String team = admin.create("/teams", Map.of("name", "Central"));
        HttpResponse<String> created = admin.post(
                "/users",
                Map.of(
                        "name",
                        "Moses Frase",
                        "roles",
                        List.of("sales-rep"),
                        "teamIds",
                        List.of(team),
                        "externalId",
                        "Moses Frase"));
        assertThat(created.statusCode()).isEqualTo(201);
        JsonNode user = Browser.json(created);
        assertThat(user.get("status").asString()).isEqualTo("not-invited");
        String path = "/users/" + user.get("id").asString();

        HttpResponse<String> renamed = admin.patch(path, 1, Map.of("name", "Moses Fraser"));
        assertThat(renamed.statusCode()).isEqualTo(200);
        assertThat(Browser.json(renamed).get("externalId").asString()).isEqualTo("Moses Frase");
        assertThat(admin.patch(path, 1, Map.of("name", "Stale")).statusCode()).isEqualTo(412);
        assertThat(admin.get("/users?q=fraser").body()).contains("Moses Fraser");
        assertThat(admin.delete(path, 2).statusCode()).isEqualTo(204);
        assertThat(admin.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesUnknownRolesTeamsAndTakenAddresses() {
        assertThat(admin.post("/users", Map.of("name", "X", "roles", List.of("boss")))
                        .body())
                .contains("\"field\":\"roles\"");
        assertThat(admin.post("/users", Map.of("name", "X", "teamIds", List.of("none")))
                        .body())
                .contains("\"field\":\"teamIds\"");
        admin.post("/users", Map.of("name", "X", "email", "taken@klientela.example"));
        assertThat(admin.post("/users", Map.of("name", "Y", "email", "Taken@klientela.example"))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void keepsTheLastAdministrator() {
        JsonNode found = Browser.json(admin.get("/users?q=administrator"));
        String path = "/users/" + found.get("items").get(0).get("id").asString();
        assertThat(admin.post(path + "/disable", Map.of()).statusCode()).isEqualTo(409);
        assertThat(admin.patch(path, 1, Map.of("roles", List.of("analyst"))).statusCode())
                .isEqualTo(409);
        assertThat(admin.delete(path, 1).statusCode()).isEqualTo(409);
    }

    @Test
    void givesAMemberOfATeamTheTeamsBelowItAndNoMoreThanTheRole() {
        String office = admin.create("/teams", Map.of("name", "East"));
        String team = admin.create("/teams", Map.of("name", "Cara Losch", "parentId", office));
        String id = identity.signedUp(Map.of(
                "name",
                "Head of East",
                "email",
                "east@klientela.example",
                "roles",
                List.of("sales-manager"),
                "teamIds",
                List.of(office)));
        JsonNode tokens = identity.browser().tokensOf("east@klientela.example", PASSWORD);
        Api manager = new Api(identity.url(), tokens.get("access_token").asString());
        assertThat(Browser.json(manager.get("/users/me")).get("teamIds").toString())
                .contains(office, team);
        assertThat(manager.get("/users").statusCode()).isEqualTo(200);
        assertThat(manager.post("/users", Map.of("name", "A friend")).statusCode())
                .isEqualTo(403);
        assertThat(manager.post("/users/" + id + "/disable", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(admin.patch("/teams/" + office, 1, Map.of("parentId", team)).body())
                .contains("\"field\":\"parentId\"");
    }

    @Test
    void listsTheShippedRoles() {
        assertThat(admin.get("/roles").body())
                .contains("\"admin\"", "\"sales-rep\"", "\"portal-customer\"", "\"builtIn\":true");
        assertThat(admin.get("/roles/analyst").statusCode()).isEqualTo(200);
    }

    @Test
    void describesItsApiWithoutItsPages() {
        HttpResponse<String> document = identity.browser().get("/v3/api-docs");
        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(document.body())
                .contains("/api/v1/users/{id}/invite", "/api/v1/users/imports", "/api/v1/teams", "/api/v1/roles")
                .doesNotContain("/signin", "/invite/{token}");
    }
}
