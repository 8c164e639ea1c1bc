package io.klientela.identity;

import static io.klientela.identity.Identity.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SecondFactorTest {
    private static final Pattern CODE = Pattern.compile("<li><code>([^<]+)</code></li>");
    private static final Pattern SECRET = Pattern.compile("class=\"secret\"><code>([^<]+)</code>");
    private static Identity identity;

    @BeforeAll
    static void start() {
        identity = Identity.start();
    }

    @AfterAll
    static void stop() {
        identity.close();
    }

    @Test
    void asksForTheCodeOfTheAppAndTakesEachOnce() {
        String email = person("app");
        AuthenticatorApp app = useApp(email);

        Browser browser = identity.browser();
        browser.authorize();
        assertThat(Browser.location(browser.signIn(email, PASSWORD))).isEqualTo("/signin/second-factor");
        assertThat(Browser.location(browser.authorize()))
                .as("the password alone opens nothing")
                .endsWith("/signin");
        assertThat(browser.submit("/signin/second-factor", Map.of("code", "000000"))
                        .statusCode())
                .isEqualTo(401);
        String code = app.code(1);
        HttpResponse<String> in = browser.submit("/signin/second-factor", Map.of("code", code));
        assertThat(Browser.location(in)).startsWith("/oauth2/authorize?");

        Browser thief = identity.browser();
        thief.authorize();
        thief.signIn(email, PASSWORD);
        assertThat(thief.submit("/signin/second-factor", Map.of("code", code)).statusCode())
                .as("a code that was used")
                .isEqualTo(401);
    }

    @Test
    void keepsTheSecretOfTheAppSealedAndSealsOneOfBefore() {
        String email = person("sealed");
        AuthenticatorApp app = useApp(email);
        String id = idOf(email);
        var stored = identity.database().getCollection("credentials");
        assertThat(totp(stored, id)).containsKey("sealed").doesNotContainKey("secret");

        stored.updateOne(
                Filters.eq("_id", id),
                Updates.combine(Updates.unset("totp.sealed"), Updates.set("totp.secret", new Binary(app.bytes()))));
        Browser browser = identity.browser();
        browser.authorize();
        browser.signIn(email, PASSWORD);
        assertThat(browser.submit("/signin/second-factor", Map.of("code", app.code(1)))
                        .statusCode())
                .isEqualTo(302);
        assertThat(totp(stored, id)).containsKey("sealed").doesNotContainKey("secret");

        String thief = person("thief");
        AuthenticatorApp theirs = useApp(thief);
        Object moved = totp(stored, idOf(thief)).get("sealed");
        stored.updateOne(
                Filters.eq("_id", id),
                Updates.combine(Updates.set("totp.sealed", moved), Updates.set("totp.lastStep", 0L)));
        Browser other = identity.browser();
        other.authorize();
        other.signIn(email, PASSWORD);
        assertThat(other.submit("/signin/second-factor", Map.of("code", theirs.code(1)))
                        .statusCode())
                .as("somebody else's secret opens nothing")
                .isEqualTo(401);
    }

    private static String idOf(String email) {
        return Browser.json(identity.api().get("/users?filter=email%20==%20%22" + email + "%22"))
                .at("/items/0/id")
                .asString();
    }

    private static Document totp(MongoCollection<Document> stored, String id) {
        return Objects.requireNonNull(stored.find(Filters.eq("_id", id)).first())
                .get("totp", Document.class);
    }

    @Test
    void tellsAdministratorsWhoHasMoreThanAPassword() {
        String with = person("with");
        useApp(with);
        String without = person("without");
        Api admin = identity.api();
        assertThat(admin.get("/users?limit=500&secondFactor=yes").body())
                .contains(with)
                .doesNotContain(without);
        assertThat(admin.get("/users?limit=500&secondFactor=no").body())
                .contains(without)
                .doesNotContain(with);
        assertThat(admin.get("/users?secondFactor=maybe").body()).contains("\"field\":\"secondFactor\"");
        assertThat(signedIn(without).get("/users?secondFactor=no").statusCode()).isEqualTo(403);
    }

    @Test
    void takesARecoveryCodeOnce() {
        String email = person("recovery");
        Api own = signedIn(email);
        JsonNode offer = Browser.json(own.post("/account/totp", Map.of()));
        AuthenticatorApp app = new AuthenticatorApp(offer.get("secret").asString());
        JsonNode enrolled = Browser.json(own.post("/account/totp/confirm", Map.of("code", app.code(0))));
        List<String> codes = new ArrayList<>();
        enrolled.get("recoveryCodes").forEach(code -> codes.add(code.asString()));
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();

        Browser browser = identity.browser();
        browser.authorize();
        browser.signIn(email, PASSWORD);
        String typed = codes.getFirst().toUpperCase(Locale.ROOT).replace("-", " ");
        assertThat(browser.submit("/signin/second-factor", Map.of("code", typed))
                        .statusCode())
                .isEqualTo(302);
        Browser again = identity.browser();
        again.signIn(email, PASSWORD);
        assertThat(again.submit("/signin/second-factor", Map.of("code", typed)).statusCode())
                .isEqualTo(401);
        assertThat(own.get("/account").body()).contains("\"recoveryCodesLeft\":9");
    }

    @Test
    void slowsDownWhoGuessesCodes() {
        String email = person("guessed");
        useApp(email);
        Browser browser = identity.browser();
        browser.signIn(email, PASSWORD);
        for (int i = 0; i < 5; i++) {
            assertThat(browser.submit("/signin/second-factor", Map.of("code", "11111" + i))
                            .statusCode())
                    .isEqualTo(401);
        }
        Browser other = identity.browser();
        other.signIn(email, PASSWORD);
        assertThat(other.submit("/signin/second-factor", Map.of("code", "222222"))
                        .statusCode())
                .as("from another browser as well")
                .isEqualTo(429);
    }

    @Test
    void makesWhoseRoleDemandsItSetOneUpBeforeAnythingElse() {
        Api admin = identity.api();
        assertThat(admin.put("/roles/analyst/second-factor", Map.of("required", true))
                        .statusCode())
                .isEqualTo(200);
        String email = "enrol@klientela.example";
        identity.signedUp(Map.of("name", "Ewa", "email", email, "roles", List.of("analyst")));

        Browser browser = identity.browser();
        browser.authorize();
        assertThat(Browser.location(browser.signIn(email, PASSWORD))).isEqualTo("/signin/enrol");
        assertThat(Browser.location(browser.authorize())).endsWith("/signin");
        String page = browser.get("/signin/enrol").body();
        assertThat(page).contains("<svg class=\"qr\"");
        Matcher secret = SECRET.matcher(page);
        assertThat(secret.find()).isTrue();
        AuthenticatorApp app = new AuthenticatorApp(secret.group(1));
        assertThat(browser.submit("/signin/enrol", Map.of("code", "123")).statusCode())
                .isEqualTo(422);
        assertThat(Browser.location(browser.submit("/signin/enrol", Map.of("code", app.code(0)))))
                .isEqualTo("/signin/enrol/recovery-codes");
        String codes = browser.get("/signin/enrol/recovery-codes").body();
        assertThat(CODE.matcher(codes).results().count()).isEqualTo(10);
        assertThat(Browser.location(browser.get("/signin/enrol/recovery-codes")))
                .as("shown once")
                .endsWith("/signin");
        assertThat(Browser.location(browser.authorize())).startsWith(identity.url() + "/auth/callback?code=");
        admin.put("/roles/analyst/second-factor", Map.of("required", false));
    }

    @Test
    void tellsInTheAuditTrailWhatChangedAndNothingSecret() {
        String email = person("audited");
        Api own = signedIn(email);
        JsonNode offer = Browser.json(own.post("/account/totp", Map.of()));
        String secret = offer.get("secret").asString();
        own.post("/account/totp/confirm", Map.of("code", new AuthenticatorApp(secret).code(0)));
        String id = Browser.json(own.get("/users/me")).get("id").asString();
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(own.get("/accounts/" + id + "/history").body())
                                .contains("totpSince", "recoveryCodesMadeAt", "user:" + id)
                                .doesNotContain(secret, "hash"));
        assertThat(identity.api()
                        .post("/users/" + id + "/reset-second-factor", Map.of())
                        .statusCode())
                .isEqualTo(204);
        Awaitility.await()
                .untilAsserted(() -> assertThat(identity.api()
                                .get("/accounts/" + id + "/history")
                                .body())
                        .contains("client:" + Identity.API_CLIENT));
        assertThat(Browser.location(identity.browser().signIn(email, PASSWORD))).isEqualTo("/");
    }

    private static String person(String name) {
        String email = name + "@klientela.example";
        identity.signedUp(Map.of("name", name, "email", email, "roles", List.of("sales-rep")));
        return email;
    }

    private static Api signedIn(String email) {
        return new Api(
                identity.url(),
                identity.browser().tokensOf(email, PASSWORD).get("access_token").asString());
    }

    private static AuthenticatorApp useApp(String email) {
        Api own = signedIn(email);
        String secret =
                Browser.json(own.post("/account/totp", Map.of())).get("secret").asString();
        AuthenticatorApp app = new AuthenticatorApp(secret);
        assertThat(own.post("/account/totp/confirm", Map.of("code", app.code(0)))
                        .statusCode())
                .isEqualTo(200);
        return app;
    }
}
