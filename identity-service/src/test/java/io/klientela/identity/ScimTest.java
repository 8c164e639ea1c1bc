package io.klientela.identity;

import static io.klientela.identity.Identity.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The examples of RFC 7644, as directories send them. */
class ScimTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static Identity identity;
    private static String token;

    @BeforeAll
    static void start() {
        identity = Identity.start();
        token = tokenWith("directory");
    }

    @AfterAll
    static void stop() {
        identity.close();
    }

    @Test
    void keepsAUserThroughItsWholeLife() throws Exception {
        HttpResponse<String> created = send("POST", "/Users", """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"BJensen@klientela.example",
                 "externalId":"bjensen","name":{"formatted":"Ms. Barbara J Jensen III","familyName":"Jensen","givenName":"Barbara"}}
                """);
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/scim+json"));
        JsonNode user = Browser.json(created);
        String id = user.get("id").asString();
        assertThat(created.headers().firstValue("Location")).hasValue(identity.url() + "/scim/v2/Users/" + id);
        assertThat(user.get("userName").asString()).isEqualTo("bjensen@klientela.example");
        assertThat(user.get("active").asBoolean()).isTrue();

        JsonNode found =
                Browser.json(send("GET", "/Users?filter=userName%20eq%20%22bjensen@Klientela.example%22", null));
        assertThat(found.get("totalResults").asInt()).isEqualTo(1);
        assertThat(found.at("/Resources/0/id").asString()).isEqualTo(id);

        JsonNode patched = Browser.json(send("PATCH", "/Users/" + id, """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[
                 {"op":"Replace","path":"active","value":"False"},
                 {"op":"replace","path":"name.familyName","value":"Jensen-Nowak"},
                 {"op":"add","path":"name.givenName","value":"Barbara"},
                 {"op":"add","value":{"externalId":"bj2"}}]}
                """));
        assertThat(patched.get("active").asBoolean()).isFalse();
        assertThat(patched.get("displayName").asString()).isEqualTo("Barbara Jensen-Nowak");
        assertThat(patched.get("externalId").asString()).isEqualTo("bj2");
        assertThat(Browser.json(identity.api().get("/users/" + id))
                        .get("status")
                        .asString())
                .isEqualTo("disabled");

        assertThat(send("DELETE", "/Users/" + id, null).statusCode()).isEqualTo(204);
        HttpResponse<String> gone = send("GET", "/Users/" + id, null);
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(gone.body()).contains("urn:ietf:params:scim:api:messages:2.0:Error", "\"status\":\"404\"");
    }

    @Test
    void endsTheSessionsOfWhoIsDeactivated() throws Exception {
        String email = "scim-leaver@klientela.example";
        String id = identity.signedUp(Map.of("name", "Leaver", "email", email, "roles", List.of("analyst")));
        JsonNode tokens = identity.browser().tokensOf(email, PASSWORD);
        Api own = new Api(identity.url(), tokens.get("access_token").asString());
        assertThat(own.get("/users/me").statusCode()).isEqualTo(200);
        send("PATCH", "/Users/" + id, "{\"Operations\":[{\"op\":\"replace\",\"value\":{\"active\":false}}]}");
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> own.get("/users/me").statusCode() == 401);
    }

    @Test
    void givesRolesAndTeamsByGroups() throws Exception {
        String id = created("grouped");
        String roles = send("GET", "/Groups?filter=displayName%20eq%20%22Analyst%22", null)
                .body();
        assertThat(roles).contains("role-analyst");
        JsonNode role = Browser.json(
                send("PATCH", "/Groups/role-analyst", members("add", id), tokenWith("directory", "analyst")));
        assertThat(role.get("members").toString()).contains(id);
        JsonNode team = Browser.json(
                send("POST", "/Groups", "{\"displayName\":\"North\",\"members\":[{\"value\":\"%s\"}]}".formatted(id)));
        assertThat(send("POST", "/Groups", "{\"displayName\":\"north\"}").statusCode())
                .isEqualTo(409);
        JsonNode user = Browser.json(identity.api().get("/users/" + id));
        assertThat(user.get("roles").toString()).isEqualTo("[\"analyst\"]");
        assertThat("team-" + user.get("teamIds").get(0).asString())
                .isEqualTo(team.get("id").asString());
        send(
                "PATCH",
                "/Groups/" + team.get("id").asString(),
                "{\"Operations\":[{\"op\":\"remove\",\"path\":\"members[value eq \\\"%s\\\"]\"}]}".formatted(id));
        assertThat(Browser.json(identity.api().get("/users/" + id))
                        .get("teamIds")
                        .size())
                .isZero();
    }

    @Test
    void pagesAndDescribesItself() throws Exception {
        for (int i = 0; i < 3; i++) {
            send("POST", "/Users", "{\"userName\":\"page%d@klientela.example\"}".formatted(i));
        }
        JsonNode page = Browser.json(send("GET", "/Users?startIndex=2&count=2", null));
        assertThat(page.get("itemsPerPage").asInt()).isEqualTo(2);
        assertThat(page.get("startIndex").asInt()).isEqualTo(2);
        assertThat(page.get("totalResults").asInt()).isGreaterThan(3);
        for (String path : List.of("/ServiceProviderConfig", "/ResourceTypes", "/Schemas", "/ResourceTypes/User")) {
            assertThat(send("GET", path, null).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void refusesWhatIsWrongOrNotPermitted() throws Exception {
        assertThat(send("POST", "/Users", "{\"userName\":\"no address\"}").statusCode())
                .isEqualTo(400);
        assertThat(send("POST", "/Users", "{").statusCode()).isEqualTo(400);
        HttpResponse<String> filter = send("GET", "/Users?filter=userName%20co%20%22a%22", null);
        assertThat(filter.statusCode()).isEqualTo(400);
        assertThat(filter.body()).contains("invalidFilter");
        HttpResponse<String> taken = send("POST", "/Users", "{\"userName\":\"%s\"}".formatted(Identity.ADMIN));
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(taken.body()).contains("uniqueness");
        String weak = tokenWith("analyst");
        assertThat(send("POST", "/Users", "{\"userName\":\"x@klientela.example\"}", weak)
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("GET", "/Users", null, "nonsense").statusCode()).isEqualTo(401);
    }

    @Test
    void givesNobodyARoleThatTheDirectoryDoesNotHold() throws Exception {
        String id = created("climber");
        for (String role : List.of("admin", "sales-manager")) {
            String path = "/Groups/role-" + role;
            HttpResponse<String> added = send("PATCH", path, members("add", id));
            assertThat(added.statusCode()).as(role).isEqualTo(403);
            assertThat(added.body()).contains("urn:ietf:params:scim:api:messages:2.0:Error", "more than you hold");
            assertThat(send("PATCH", path, members("replace", id)).statusCode()).isEqualTo(403);
            assertThat(send(
                                    "PUT",
                                    path,
                                    "{\"displayName\":%s,\"members\":[{\"value\":\"%s\"}]}"
                                            .formatted(
                                                    Browser.json(send("GET", path, null))
                                                            .get("displayName"),
                                                    id))
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(rolesOf(id)).isEqualTo("[]");
    }

    @Test
    void hasNoPowerOverWhoAdministers() throws Exception {
        String boss = identity.signedUp(
                Map.of("name", "Boss", "email", "scim-boss@klientela.example", "roles", List.of("admin")));
        String taken = "{\"userName\":\"mine@klientela.example\",\"displayName\":\"Boss\"}";
        assertThat(send("PUT", "/Users/" + boss, taken).statusCode()).isEqualTo(403);
        String off = "{\"Operations\":[{\"op\":\"replace\",\"value\":{\"active\":false}}]}";
        assertThat(send("PATCH", "/Users/" + boss, off).statusCode()).isEqualTo(403);
        assertThat(send("DELETE", "/Users/" + boss, null).statusCode()).isEqualTo(403);
        assertThat(send("PATCH", "/Groups/role-admin", members("remove", boss)).statusCode())
                .isEqualTo(403);
        assertThat(send("PATCH", "/Groups/role-admin", members("replace", "")).statusCode())
                .isEqualTo(404);
        JsonNode same = Browser.json(identity.api().get("/users/" + boss));
        assertThat(same.get("email").asString()).isEqualTo("scim-boss@klientela.example");
        assertThat(same.get("status").asString()).isEqualTo("active");
        assertThat(rolesOf(boss)).isEqualTo("[\"admin\"]");
    }

    @Test
    void keepsTheLastAdministratorsAndChangesNobodyWhereOneIsRefused() throws Exception {
        String root = tokenWith("admin");
        String rep = created("half");
        send("PATCH", "/Groups/role-analyst", members("add", rep), root);
        HttpResponse<String> emptied = send(
                "PATCH", "/Groups/role-admin", "{\"Operations\":[{\"op\":\"remove\",\"path\":\"members\"}]}", root);
        assertThat(emptied.statusCode()).isEqualTo(409);
        assertThat(Browser.json(send("GET", "/Groups/role-admin", null, root))
                        .get("members")
                        .size())
                .isPositive();
        String two = ("{\"Operations\":[{\"op\":\"remove\",\"path\":\"members\",\"value\":[{\"value\":\"%s\"}]},"
                        + "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"nobody\"}]}]}")
                .formatted(rep);
        assertThat(send("PATCH", "/Groups/role-analyst", two, root).statusCode())
                .isEqualTo(404);
        assertThat(rolesOf(rep)).isEqualTo("[\"analyst\"]");
    }

    private static String created(String name) throws Exception {
        return Browser.json(send("POST", "/Users", "{\"userName\":\"%s@klientela.example\"}".formatted(name)))
                .get("id")
                .asString();
    }

    private static String members(String op, String id) {
        return "{\"Operations\":[{\"op\":\"%s\",\"path\":\"members\",\"value\":[{\"value\":\"%s\"}]}]}"
                .formatted(op, id);
    }

    private static String rolesOf(String id) {
        return Browser.json(identity.api().get("/users/" + id)).get("roles").toString();
    }

    private static String tokenWith(String... roles) {
        JsonNode client =
                Browser.json(identity.api().post("/api-clients", Map.of("name", roles[0], "roles", List.of(roles))));
        return identity.browser()
                .clientToken(client.get("id").asString(), client.get("secret").asString());
    }

    private static HttpResponse<String> send(String method, String path, @Nullable String body) throws Exception {
        return send(method, path, body, token);
    }

    private static HttpResponse<String> send(String method, String path, @Nullable String body, String bearer)
            throws Exception {
        var publisher = body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(identity.url() + "/scim/v2" + path))
                        .header("Authorization", "Bearer " + bearer)
                        .header("Content-Type", "application/scim+json")
                        .method(method, publisher)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
