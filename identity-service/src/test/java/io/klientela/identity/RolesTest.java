package io.klientela.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Roles that people make, who may give them, and what follows at once. */
class RolesTest {
    private static final Map<String, ?> SEES_DEALS =
            Map.of("resource", "deal", "actions", List.of("read"), "scope", "team");
    private static final Map<String, ?> KEEPS_USERS =
            Map.of("resource", "user", "actions", List.of("read", "create", "update", "delete"), "scope", "all");
    private static final Map<String, ?> KEEPS_ROLES =
            Map.of("resource", "role", "actions", List.of("read", "create", "update", "delete"), "scope", "all");
    private static final Duration SOON = Duration.ofSeconds(20);

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

    private record Somebody(String id, Api api) {}

    private static Somebody somebody(String... roles) {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        String email = mark + "@klientela.example";
        String id = identity.signedUp(Map.of("name", "P " + mark, "email", email, "roles", List.of(roles)));
        Browser browser = identity.browser();
        browser.authorize();
        String token = Browser.json(browser.exchange(browser.code(email, Identity.PASSWORD)))
                .get("access_token")
                .asString();
        return new Somebody(id, new Api(identity.url(), token));
    }

    private static String role(String name, Map<String, ?> permission) {
        return role(name, List.of(permission));
    }

    private static String role(String name, List<Map<String, ?>> permissions) {
        return admin.create("/roles", Map.of("name", name, "permissions", permissions));
    }

    private static JsonNode me(Api api) {
        return Browser.json(api.get("/users/me"));
    }

    @Test
    void countsAtOnceForWhoHoldsIt() {
        String deals = role("Deals", SEES_DEALS);
        Somebody ann = somebody(deals);
        assertThat(me(ann.api()).get("permissions").toString()).contains("\"deal\"");
        JsonNode changed = Browser.json(admin.patch(
                "/roles/" + deals,
                1,
                Map.of("fields", List.of(Map.of("resource", "deal", "field", "amount", "access", "hidden")))));
        assertThat(changed.at("/fields/0/field").asString()).isEqualTo("amount");
        await().atMost(SOON)
                .until(() -> me(ann.api()).at("/fields/0/access").asString("").equals("hidden"));
        long version =
                Browser.json(admin.get("/users/" + ann.id())).get("version").asLong();
        admin.patch("/users/" + ann.id(), (int) version, Map.of("roles", List.of()));
        await().atMost(SOON).until(() -> me(ann.api()).get("permissions").isEmpty());
    }

    @Test
    void staysAsItShippedAndCanBeCopied() {
        assertThat(admin.patch("/roles/sales-rep", 1, Map.of("name", "Mine")).statusCode())
                .isEqualTo(409);
        assertThat(admin.patch("/roles/sales-rep", 1, Map.of("permissions", List.of()))
                        .statusCode())
                .isEqualTo(409);
        assertThat(admin.delete("/roles/sales-rep", 1).statusCode()).isEqualTo(409);
        JsonNode shipped = Browser.json(admin.get("/roles/sales-rep"));
        HttpResponse<String> copied = admin.post("/roles/sales-rep/copy", Map.of("name", "Rep of ours"));
        assertThat(copied.statusCode()).isEqualTo(201);
        JsonNode copy = Browser.json(copied);
        assertThat(copy.get("permissions")).isEqualTo(shipped.get("permissions"));
        assertThat(copy.get("builtIn").asBoolean()).isFalse();
        HttpResponse<String> strict =
                admin.patch("/roles/sales-manager", versionOf("sales-manager"), Map.of("secondFactorRequired", true));
        assertThat(strict.statusCode()).as(strict.body()).isEqualTo(200);
    }

    private static int versionOf(String role) {
        return (int) Browser.json(admin.get("/roles/" + role)).get("version").asLong();
    }

    @Test
    void isNotDeletedWhileSomebodyHoldsIt() {
        String old = role("Old", SEES_DEALS);
        String next = role("Next", SEES_DEALS);
        Somebody ann = somebody(old);
        HttpResponse<String> refused = admin.delete("/roles/" + old, 1);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("1 user");
        assertThat(admin.post("/roles/" + old + "/replace", Map.of("withId", next))
                        .statusCode())
                .isEqualTo(204);
        assertThat(Browser.json(admin.get("/users/" + ann.id())).get("roles").toString())
                .isEqualTo("[\"" + next + "\"]");
        assertThat(admin.delete("/roles/" + old, 1).statusCode()).isEqualTo(204);
    }

    @Test
    void namesTheRowThatMeansNothing() {
        refused(Map.of("resource", "dael", "actions", List.of("read"), "scope", "all"), "permissions[0].resource");
        refused(Map.of("resource", "deal", "actions", List.of("reed"), "scope", "all"), "permissions[0].actions");
        refused(Map.of("resource", "product", "actions", List.of("read"), "scope", "own"), "permissions[0].scope");
        refused(Map.of("resource", "deal", "actions", List.of("read")), "permissions[0]");
        HttpResponse<String> field = admin.post(
                "/roles",
                Map.of(
                        "name", "X",
                        "permissions", List.of(SEES_DEALS),
                        "fields", List.of(Map.of("resource", "deal", "field", "colour", "access", "hidden"))));
        assertThat(field.statusCode()).isEqualTo(422);
        assertThat(field.body()).contains("fields[0].field");
        assertThat(admin.post("/roles", Map.of("name", "X", "permissions", List.of(), "builtIn", true))
                        .body())
                .contains("builtIn");
    }

    private static void refused(Map<String, ?> row, String field) {
        HttpResponse<String> answer = admin.post("/roles", Map.of("name", "X", "permissions", List.of(row)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("\"" + field + "\"");
    }

    @Test
    void letsNobodyGiveMoreThanHeld() {
        String keeper = role("Keeper", List.of(KEEPS_USERS, KEEPS_ROLES, SEES_DEALS));
        String boss = somebody("admin").id();
        Somebody ann = somebody(keeper);
        Map<String, ?> allDeals = Map.of("resource", "deal", "actions", List.of("read"), "scope", "all");
        assertThat(ann.api()
                        .post("/roles", Map.of("name", "Wide", "permissions", List.of(allDeals)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(ann.api()
                        .post("/roles", Map.of("name", "Same", "permissions", List.of(SEES_DEALS)))
                        .statusCode())
                .isEqualTo(201);
        assertThat(ann.api().post("/roles/admin/copy", Map.of("name", "Root")).statusCode())
                .isEqualTo(403);
        assertThat(ann.api()
                        .patch("/roles/" + keeper, 1, Map.of("permissions", List.of(KEEPS_USERS, allDeals)))
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> promoted =
                ann.api().patch("/users/" + ann.id(), version(ann.id()), Map.of("roles", List.of("admin")));
        assertThat(promoted.statusCode()).isEqualTo(403);
        assertThat(promoted.body()).contains("\"roles\"");
        assertThat(ann.api()
                        .post("/users", Map.of("name", "Friend", "roles", List.of("admin")))
                        .statusCode())
                .isEqualTo(403);
        // whoever could send the administrator a new password would be the administrator
        assertThat(ann.api()
                        .post("/users/" + boss + "/invite", Map.of("email", "ann@klientela.example"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(ann.api()
                        .patch("/users/" + boss, version(boss), Map.of("email", "ann@klientela.example"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(ann.api().post("/users/" + boss + "/disable", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(ann.api().delete("/users/" + boss, version(boss)).statusCode())
                .isEqualTo(403);
        // what the administrators need to sign in is theirs to say
        assertThat(ann.api()
                        .put("/roles/admin/second-factor", Map.of("required", true))
                        .statusCode())
                .isEqualTo(403);
        assertThat(ann.api()
                        .put("/roles/" + keeper + "/second-factor", Map.of("required", false))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void letsWhoKeepsUsersTakeRightsButNotGiveThem() {
        Somebody keeper = somebody(role("Keeper of users", KEEPS_USERS));
        String manager = somebody("sales-manager").id();
        assertThat(keeper.api().post("/users/" + manager + "/disable", Map.of()).statusCode())
                .isEqualTo(200);
        assertThat(keeper.api().post("/users/" + manager + "/enable", Map.of()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void givesAsLittleByImportsAndPrograms() {
        Map<String, ?> imports = Map.of("resource", "user", "actions", List.of("read", "import"), "scope", "all");
        Map<String, ?> programs =
                Map.of("resource", "client", "actions", List.of("read", "create", "update", "delete"), "scope", "all");
        Somebody ann = somebody(role("Importer", List.of(imports, programs)));
        String path = "/users/imports/"
                + Browser.json(ann.api().upload("/users/imports", "default", "name\nImported Rep\n"))
                        .get("id")
                        .asString();
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode told = Browser.json(ann.api().get(path));
            assertThat(told.get("status").asString()).isEqualTo("completed");
            assertThat(told.at("/rows/refused").asInt()).isEqualTo(1);
        });
        assertThat(admin.get("/users?q=imported&count=true").body()).contains("\"count\":0");

        String root = admin.create("/api-clients", Map.of("name", "Root", "roles", List.of("admin")));
        assertThat(ann.api()
                        .post("/api-clients", Map.of("name", "Mine", "roles", List.of("admin")))
                        .statusCode())
                .isEqualTo(403);
        for (String action : List.of("rotate", "disable", "enable")) {
            assertThat(ann.api()
                            .post("/api-clients/" + root + "/" + action, 2, Map.of())
                            .statusCode())
                    .as(action)
                    .isEqualTo(403);
        }
        assertThat(ann.api().delete("/api-clients/" + root, 2).statusCode()).isEqualTo(403);
        assertThat(admin.get("/api-clients/" + root).body()).contains("\"active\":true");
    }

    private static int version(String user) {
        return (int) Browser.json(admin.get("/users/" + user)).get("version").asLong();
    }

    @Test
    void showsTheApplicationAsAnotherUserSeesItOnlyToLookAndWrittenDown() {
        String deals = role("Seen", SEES_DEALS);
        Somebody ann = somebody(deals);
        Somebody boss = somebody("admin");
        Somebody other = somebody(role("Other", KEEPS_USERS));
        assertThat(seen(boss, ann.id(), "GET").statusCode()).isEqualTo(403);
        assertThat(boss.api().post("/users/" + ann.id() + "/see-as", Map.of()).statusCode())
                .isEqualTo(200);
        await().atMost(SOON).until(() -> seen(boss, ann.id(), "GET").statusCode() == 200);
        assertThat(Browser.json(seen(boss, ann.id(), "GET")).get("id").asString())
                .isEqualTo(ann.id());
        assertThat(seen(boss, ann.id(), "POST").statusCode()).isEqualTo(403);
        // the header alone, somebody else's beginning, and a user who holds more are worth nothing
        assertThat(seen(other, ann.id(), "GET").statusCode()).isEqualTo(403);
        assertThat(other.api().post("/users/" + boss.id() + "/see-as", Map.of()).statusCode())
                .isEqualTo(403);
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode latest =
                    Browser.json(admin.get("/users/" + ann.id() + "/history")).at("/items/0");
            assertThat(latest.get("type").asString()).isEqualTo("klientela.identity.user.seen-as.v1");
            assertThat(latest.get("actor").asString()).isEqualTo("user:" + boss.id());
        });
        assertThat(send(boss, "/users/" + ann.id() + "/see-as", "DELETE", null).statusCode())
                .isEqualTo(204);
        await().atMost(SOON).until(() -> seen(boss, ann.id(), "GET").statusCode() == 403);
    }

    private static HttpResponse<String> seen(Somebody who, String as, String method) {
        return send(who, "/users/me", method, as);
    }

    private static HttpResponse<String> send(Somebody who, String path, String method, @Nullable String as) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(identity.url() + "/api/v1" + path))
                .header("Authorization", "Bearer " + who.api().token())
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (as != null) {
            request.header("Klientela-See-As", as);
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
