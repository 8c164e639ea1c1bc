package io.klientela.identity;

import static io.klientela.identity.Identity.PASSWORD;
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

class SessionsTest {
    private static final Duration SOON = Duration.ofSeconds(10);
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
    void listsAPersonsSessionsAndEndsAnotherOne() {
        String email = person("lists");
        JsonNode here = identity.browser().tokensOf(email, PASSWORD);
        Browser elsewhere = identity.browser();
        JsonNode there = elsewhere.tokensOf(email, PASSWORD);

        JsonNode sessions = Browser.json(api(here).get("/sessions")).get("items");
        assertThat(sessions.size()).isEqualTo(2);
        String other = Browser.claims(there, "access_token").get("sid").asString();
        for (JsonNode session : sessions) {
            assertThat(session.get("current").asBoolean())
                    .isEqualTo(!session.get("id").asString().equals(other));
            assertThat(session.get("address").asString()).isEqualTo("127.0.0.1");
            assertThat(session.has("lastUsedAt")).isTrue();
        }
        assertThat(api(here).delete("/sessions/" + other, 1).statusCode()).isEqualTo(204);
        assertThat(elsewhere.refresh(there).statusCode()).isEqualTo(400);
        awaitRefusal(there);
        assertThat(api(here).get("/sessions").statusCode()).isEqualTo(200);
    }

    @Test
    void showsAndEndsNobodyElsesSessions() {
        JsonNode ann = identity.browser().tokensOf(person("ann"), PASSWORD);
        JsonNode bob = identity.browser().tokensOf(person("bob"), PASSWORD);
        String session = Browser.claims(ann, "access_token").get("sid").asString();
        String user = Browser.claims(ann, "access_token").get("sub").asString();
        assertThat(api(bob).get("/sessions").body()).doesNotContain(session);
        assertThat(api(bob).delete("/sessions/" + session, 1).statusCode()).isEqualTo(404);
        assertThat(api(bob).post("/sessions/end", Map.of("userId", user)).statusCode())
                .isEqualTo(403);
        assertThat(identity.api().post("/sessions/end", Map.of("userId", user)).body())
                .isEqualTo("{\"ended\":1}");
        awaitRefusal(ann);
    }

    @Test
    void endsTheSessionWhenARefreshTokenComesTwice() {
        Browser browser = identity.browser();
        JsonNode first = browser.tokensOf(person("stolen"), PASSWORD);
        JsonNode second = Browser.json(browser.refresh(first));
        assertThat(browser.refresh(first).statusCode()).isEqualTo(400);
        assertThat(browser.refresh(second).statusCode())
                .as("the thief's token is worth nothing either")
                .isEqualTo(400);
        awaitRefusal(second);
    }

    @Test
    void refusesTheTokensOfADisabledUserEverywhere() {
        String email = person("leaver");
        JsonNode tokens = identity.browser().tokensOf(email, PASSWORD);
        String user = Browser.claims(tokens, "access_token").get("sub").asString();
        identity.api().post("/users/" + user + "/disable", Map.of());
        awaitRefusal(tokens);
        identity.api().post("/users/" + user + "/enable", Map.of());
        JsonNode fresh = identity.browser().tokensOf(email, PASSWORD);
        Awaitility.await().atMost(SOON).until(() -> api(fresh).get("/users/me").statusCode() == 200);
        assertThat(api(tokens).get("/users/me").statusCode()).isEqualTo(401);
    }

    @Test
    void endsOtherSessionsWhenThePasswordChanges() {
        String email = person("changer");
        JsonNode here = identity.browser().tokensOf(email, PASSWORD);
        JsonNode there = identity.browser().tokensOf(email, PASSWORD);
        assertThat(change(here, "wrong password", "seven loud magpies").statusCode())
                .isEqualTo(422);
        assertThat(change(here, PASSWORD, "password1234").body()).contains("too easy to guess");
        assertThat(change(here, PASSWORD, "seven loud magpies").statusCode()).isEqualTo(204);
        awaitRefusal(there);
        assertThat(api(here).get("/users/me").statusCode()).isEqualTo(200);
        assertThat(identity.browser().signIn(email, PASSWORD).statusCode()).isEqualTo(401);
    }

    @Test
    void revokesByTheProtocolsOwnEndpoint() {
        Browser browser = identity.browser();
        JsonNode tokens = browser.tokensOf(person("revoker"), PASSWORD);
        HttpResponse<String> revoked =
                browser.revoke(tokens.get("refresh_token").asString());
        assertThat(revoked.statusCode()).isEqualTo(200);
        assertThat(browser.refresh(tokens).statusCode()).isEqualTo(400);
        awaitRefusal(tokens);
    }

    @Test
    void rotatesTheSigningKeyWithoutBreakingASession() {
        Browser browser = identity.browser();
        JsonNode tokens = browser.tokensOf(person("rotator"), PASSWORD);
        String before = identity.browser().get("/oauth2/jwks").body();
        assertThat(identity.api()
                        .post("/operations/identity/token-keys/rotate", Map.of())
                        .statusCode())
                .isEqualTo(200);
        JsonNode keys = Browser.json(identity.browser().get("/oauth2/jwks")).get("keys");
        assertThat(keys.size()).isEqualTo(2);
        assertThat(Browser.json(identity.api().get("/operations/identity/token-keys"))
                        .get("items")
                        .size())
                .isEqualTo(2);
        assertThat(before).contains(keys.get(1).get("kid").asString());
        assertThat(api(tokens).get("/users/me").statusCode()).isEqualTo(200);
        JsonNode renewed = Browser.json(browser.refresh(tokens));
        assertThat(api(renewed).get("/users/me").statusCode()).isEqualTo(200);
    }

    @Test
    void keepsAccessTokensShort() {
        JsonNode claims = Browser.claims(identity.browser().tokensOf(person("short"), PASSWORD), "access_token");
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isLessThanOrEqualTo(300);
    }

    private static String person(String name) {
        String email = name + "@klientela.example";
        identity.signedUp(Map.of("name", name, "email", email, "roles", List.of("sales-rep")));
        return email;
    }

    private static Api api(JsonNode tokens) {
        return new Api(identity.url(), tokens.get("access_token").asString());
    }

    private static HttpResponse<String> change(JsonNode tokens, String current, String password) {
        return api(tokens).post("/account/password", Map.of("current", current, "password", password));
    }

    private static void awaitRefusal(JsonNode tokens) {
        Awaitility.await().atMost(SOON).until(() -> api(tokens).get("/users/me").statusCode() == 401);
    }
}
