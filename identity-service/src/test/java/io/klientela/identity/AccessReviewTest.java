package io.klientela.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who has what, whether it is used, and what becomes of it. */
class AccessReviewTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Map<String, ?> REVIEWS = Map.of(
            "resource", "access-review", "actions", List.of("read", "create", "update", "export"), "scope", "all");
    private static final Map<String, ?> KEEPS_USERS =
            Map.of("resource", "user", "actions", List.of("read", "create", "update", "delete"), "scope", "all");

    private static Identity identity;
    private static Api admin;

    @BeforeAll
    static void start() {
        identity = Identity.start(
                Identity.newDatabase(),
                Map.of("klientela.rights-noted-every", "200ms", "klientela.reviews-looked-for-every", "500ms"));
        admin = identity.api();
        Date longAgo = Date.from(Instant.now().minus(Duration.ofDays(200)));
        stored("reviewFacts").updateMany(new Document(), Updates.set("at", longAgo));
    }

    @AfterAll
    static void stop() {
        identity.close();
    }

    @AfterEach
    void close() {
        Browser.json(admin.get("/access-reviews?limit=500")).get("items").forEach(review -> {
            if (review.get("status").asString().equals("open")) {
                admin.post(path(review) + "/cancel", review.get("version").asInt(), Map.of());
            }
        });
    }

    private record Somebody(String id, String name, Api api) {}

    /** Known for longer than rights may be unused. */
    private static Somebody somebody(String name, String... roles) {
        String email = UUID.randomUUID().toString().substring(0, 8) + "@klientela.example";
        String id = identity.signedUp(Map.of("name", name, "email", email, "roles", List.of(roles)));
        stored("users")
                .updateOne(
                        Filters.eq("_id", id),
                        Updates.set("state.createdAt", Date.from(Instant.now().minus(Duration.ofDays(200)))));
        String token = identity.browser()
                .tokensOf(email, Identity.PASSWORD)
                .get("access_token")
                .asString();
        return new Somebody(id, name, new Api(identity.url(), token));
    }

    private static MongoCollection<Document> stored(String collection) {
        return identity.database().getCollection(collection);
    }

    private static JsonNode begun() {
        HttpResponse<String> begun = admin.post("/access-reviews", Map.of());
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
        return Browser.json(begun);
    }

    private static String path(JsonNode review) {
        return "/access-reviews/" + review.get("id").asString();
    }

    private static JsonNode line(JsonNode review, String holder, String role) {
        JsonNode lines =
                Browser.json(admin.get(path(review) + "/lines?limit=500")).get("items");
        for (JsonNode line : lines) {
            if (line.get("holderId").asString().equals(holder)
                    && line.get("roleId").asString().equals(role)) {
                return line;
            }
        }
        throw new AssertionError(holder + " has no line for " + role + " in " + lines);
    }

    private static HttpResponse<String> decide(Api api, JsonNode review, JsonNode line, String decision) {
        return api.put(
                path(review) + "/lines/" + line.get("id").asString() + "/decision",
                line.get("version").asInt(),
                Map.of("decision", decision, "note", "because"));
    }

    private static JsonNode right(JsonNode line, String resource, String action) {
        for (JsonNode right : line.get("rights")) {
            if (right.get("resource").asString().equals(resource)
                    && right.get("action").asString().equals(action)) {
                return right;
            }
        }
        throw new AssertionError(resource + " " + action + " is not in " + line);
    }

    private static String rolesOf(String user) {
        return Browser.json(admin.get("/users/" + user)).get("roles").toString();
    }

    @Test
    void tellsWhichRightsAreUsedAndMarksThoseThatAreNot() {
        Somebody ann = somebody("Ann", "sales-manager");
        Somebody bob = somebody("Bob", "support-agent");
        assertThat(ann.api().get("/users").statusCode()).isEqualTo(200);
        String actor = "user:" + ann.id();
        await().atMost(SOON).until(() -> stored("lastUses").countDocuments(Filters.eq("actor", actor)) == 1);
        String past = LocalDate.now(ZoneOffset.UTC).minusDays(91).toString();
        await().atMost(SOON).until(() -> {
            stored("lastUses").deleteMany(Filters.eq("actor", "user:" + bob.id()));
            return stored("lastUses").countDocuments(Filters.eq("actor", "user:" + bob.id())) == 0;
        });
        stored("lastUses")
                .insertOne(new Document("_id", "ticketing:user:" + bob.id())
                        .append("actor", "user:" + bob.id())
                        .append("rights", new Document("ticket:update", past)));

        JsonNode review = begun();
        JsonNode anns = line(review, ann.id(), "sales-manager");
        JsonNode used = right(anns, "user", "read");
        assertThat(used.get("lastUsedOn").asString())
                .isEqualTo(LocalDate.now(ZoneOffset.UTC).toString());
        assertThat(used.get("unused").asBoolean()).isFalse();
        assertThat(used.get("scope").asString()).isEqualTo("all");
        assertThat(right(anns, "deal", "import").get("unused").asBoolean()).isTrue();
        assertThat(right(anns, "deal", "update").get("scope").asString()).isEqualTo("team");
        assertThat(anns.get("unused").asBoolean()).isFalse();
        JsonNode bobs = line(review, bob.id(), "support-agent");
        assertThat(right(bobs, "ticket", "update").get("lastUsedOn").asString()).isEqualTo(past);
        assertThat(right(bobs, "ticket", "update").get("unused").asBoolean()).isTrue();
        assertThat(bobs.get("unused").asBoolean()).isTrue();

        String young = admin.create("/users", Map.of("name", "Young", "roles", List.of("analyst")));
        admin.post(path(review) + "/cancel", review.get("version").asInt(), Map.of());
        JsonNode next = begun();
        assertThat(line(next, young, "analyst").get("unusedRights").asInt())
                .as("who could not have used anything for long")
                .isZero();
        assertThat(line(next, Identity.API_CLIENT, "admin").get("holderType").asString())
                .isEqualTo("client");
        assertThat(admin.post("/access-reviews", Map.of()).statusCode())
                .as("while one is open")
                .isEqualTo(409);
    }

    @Test
    void doesNotCountWhatSomebodySeesAsAnother() {
        Somebody seen = somebody("Seen", "analyst");
        Somebody viewer = somebody("Viewer", "admin");
        assertThat(viewer.api()
                        .post("/users/" + seen.id() + "/see-as", Map.of())
                        .statusCode())
                .isEqualTo(200);
        await().atMost(SOON)
                .until(() -> viewer.api().seenAs(seen.id(), "/teams").statusCode() == 200);
        await().atMost(SOON)
                .until(() -> stored("lastUses").countDocuments(Filters.eq("actor", "user:" + viewer.id())) == 1);
        assertThat(stored("lastUses").countDocuments(Filters.eq("actor", "user:" + seen.id())))
                .isZero();
    }

    @Test
    void takesARoleAwayAtOnceAndGivesItBack() {
        Somebody rep = somebody("Rep", "sales-rep", "analyst");
        JsonNode review = begun();
        JsonNode line = line(review, rep.id(), "analyst");
        HttpResponse<String> revoked = decide(admin, review, line, "revoke");
        assertThat(revoked.statusCode()).as(revoked.body()).isEqualTo(200);
        assertThat(rolesOf(rep.id())).isEqualTo("[\"sales-rep\"]");
        assertThat(decide(admin, review, line, "keep").statusCode())
                .as("at an old version")
                .isEqualTo(412);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                admin.get("/users/" + rep.id() + "/history").body())
                        .contains("\"actor\":\"client:erp\"", "analyst"));
        assertThat(admin.post(path(review) + "/sign", review.get("version").asInt(), Map.of())
                        .body())
                .contains("are not decided yet");

        assertThat(decide(admin, review, Browser.json(revoked), "open").statusCode())
                .isEqualTo(200);
        assertThat(rolesOf(rep.id())).contains("sales-rep", "analyst");

        String program = admin.create("/api-clients", Map.of("name", "Shop", "roles", List.of("analyst")));
        admin.post(path(review) + "/cancel", review.get("version").asInt(), Map.of());
        JsonNode next = begun();
        assertThat(decide(admin, next, line(next, program, "analyst"), "revoke").statusCode())
                .isEqualTo(200);
        assertThat(Browser.json(admin.get("/api-clients/" + program))
                        .get("roles")
                        .size())
                .isZero();
    }

    @Test
    void takesNoMoreThanTheReviewerMay() {
        String reviews = admin.create("/roles", Map.of("name", "Auditor", "permissions", List.of(REVIEWS)));
        String both = admin.create("/roles", Map.of("name", "Both", "permissions", List.of(REVIEWS, KEEPS_USERS)));
        Somebody auditor = somebody("Auditor", reviews);
        Somebody keeper = somebody("Keeper", both);
        Somebody boss = somebody("Boss", "admin");
        Somebody rep = somebody("Rep", "sales-rep");
        JsonNode review = begun();
        JsonNode reps = line(review, rep.id(), "sales-rep");
        assertThat(decide(auditor.api(), review, reps, "revoke").statusCode()).isEqualTo(403);
        HttpResponse<String> kept = decide(auditor.api(), review, reps, "keep");
        assertThat(kept.statusCode()).isEqualTo(200);
        assertThat(decide(keeper.api(), review, line(review, boss.id(), "admin"), "revoke")
                        .statusCode())
                .isEqualTo(403);
        assertThat(line(review, boss.id(), "admin").get("decision").asString()).isEqualTo("open");
        HttpResponse<String> revoked = decide(keeper.api(), review, Browser.json(kept), "revoke");
        assertThat(revoked.statusCode()).isEqualTo(200);
        assertThat(decide(keeper.api(), review, Browser.json(revoked), "keep").statusCode())
                .as("gives back more than the keeper holds")
                .isEqualTo(403);
        assertThat(rolesOf(rep.id())).isEqualTo("[]");
        assertThat(rep.api().get("/access-reviews").statusCode()).isEqualTo(403);
    }

    @Test
    void freezesWhatWasSigned() throws NoSuchAlgorithmException {
        Somebody odd = somebody("=HYPERLINK(\"https://evil.example\")", "analyst");
        JsonNode review = begun();
        for (JsonNode line :
                Browser.json(admin.get(path(review) + "/lines?limit=500")).get("items")) {
            String decision = line.get("holderId").asString().equals(odd.id()) ? "revoke" : "keep";
            assertThat(decide(admin, review, line, decision).statusCode()).isEqualTo(200);
        }
        admin.patch(
                "/users/" + odd.id(),
                Browser.json(admin.get("/users/" + odd.id())).get("version").asInt(),
                Map.of("roles", List.of("analyst")));
        int version = review.get("version").asInt();
        assertThat(admin.post(path(review) + "/sign", version, Map.of()).body())
                .contains("holds \\\"Analyst\\\" again");
        admin.patch(
                "/users/" + odd.id(),
                Browser.json(admin.get("/users/" + odd.id())).get("version").asInt(),
                Map.of("roles", List.of()));

        HttpResponse<String> signed = admin.post(path(review) + "/sign", version, Map.of("note", "Quarterly"));
        assertThat(signed.statusCode()).as(signed.body()).isEqualTo(200);
        JsonNode record = Browser.json(signed);
        assertThat(record.get("signedBy").asString()).isEqualTo("client:erp");
        assertThat(record.get("revoked").asInt()).isEqualTo(1);
        assertThat(record.get("kept").asInt() + 1).isEqualTo(record.get("lines").asInt());
        String lines = admin.get(path(review) + "/export?format=ndjson").body();
        assertThat(record.get("digest").asString())
                .isEqualTo(HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256").digest(lines.getBytes(StandardCharsets.UTF_8))));
        assertThat(lines.lines()).hasSize(record.get("lines").asInt());
        String csv = admin.get(path(review) + "/export").body();
        assertThat(csv)
                .contains("\"'=HYPERLINK(\"\"https://evil.example\"\")\"")
                .doesNotContain("\"=HYPERLINK");
        assertThat(csv).contains("client:erp").contains("because");

        JsonNode line = line(review, odd.id(), "analyst");
        assertThat(decide(admin, review, line, "keep").statusCode()).isEqualTo(409);
        assertThat(admin.post(path(review) + "/cancel", record.get("version").asInt(), Map.of())
                        .statusCode())
                .isEqualTo(409);
        assertThat(admin.post(path(review) + "/sign", record.get("version").asInt(), Map.of())
                        .statusCode())
                .isEqualTo(409);
        assertThat(admin.get(path(review) + "/export?format=ndjson").body()).isEqualTo(lines);
    }

    @Test
    void beginsByItselfWhenItIsTime() {
        JsonNode schedule = Browser.json(admin.get("/access-reviews/schedule"));
        assertThat(schedule.has("everyMonths")).isFalse();
        int version = schedule.get("version").asInt();
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        assertThat(admin.put("/access-reviews/schedule", version, Map.of("everyMonths", 0))
                        .body())
                .contains("\"field\":\"everyMonths\"");
        assertThat(admin.put("/access-reviews/schedule", version, Map.of("everyMonths", 3, "nextOn", "2020-01-01"))
                        .body())
                .contains("\"field\":\"nextOn\"");
        HttpResponse<String> set = admin.put(
                "/access-reviews/schedule", version, Map.of("everyMonths", 3, "dueDays", 10, "nextOn", today));
        assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode open = Browser.json(admin.get("/access-reviews?filter=status%20==%20%22open%22"))
                    .get("items");
            assertThat(open.size()).isEqualTo(1);
            assertThat(open.get(0).get("scheduled").asBoolean()).isTrue();
            assertThat(open.get(0).get("createdBy").asString()).startsWith("system:");
            assertThat(open.get(0).get("dueOn").asString())
                    .isEqualTo(LocalDate.parse(today).plusDays(10).toString());
            assertThat(Browser.json(admin.get("/access-reviews/schedule"))
                            .get("nextOn")
                            .asString())
                    .isEqualTo(LocalDate.parse(today).plusMonths(3).toString());
        });
    }
}
