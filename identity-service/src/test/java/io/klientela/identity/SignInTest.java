package io.klientela.identity;

import static io.klientela.identity.Identity.ADMIN;
import static io.klientela.identity.Identity.ADMIN_PASSWORD;
import static io.klientela.identity.Identity.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SignInTest {
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
    void signsAPersonInByCodeWithProofKey() {
        Browser browser = identity.browser();
        assertThat(Browser.location(browser.authorize())).endsWith("/signin");
        String code = browser.code(ADMIN.toUpperCase(Locale.ROOT), ADMIN_PASSWORD);
        JsonNode tokens = Browser.json(browser.exchange(code));

        JsonNode claims = Browser.claims(tokens, "access_token");
        assertThat(claims.get("iss").asString()).isEqualTo(identity.url());
        assertThat(claims.get("aud").toString()).contains("klientela").doesNotContain("klientela-web");
        assertThat(claims.get("typ").asString()).isEqualTo("user");
        assertThat(claims.get("roles").toString()).isEqualTo("[\"admin\"]");
        JsonNode id = Browser.claims(tokens, "id_token");
        assertThat(id.get("email").asString()).isEqualTo(ADMIN);
        assertThat(id.get("nonce").asString()).isEqualTo("n-1");

        Api api = new Api(identity.url(), tokens.get("access_token").asString());
        JsonNode me = Browser.json(api.get("/users/me"));
        assertThat(me.get("id")).isEqualTo(claims.get("sub"));
        assertThat(me.get("email").asString()).isEqualTo(ADMIN);
        assertThat(me.get("permissions").toString()).contains("\"resource\":\"*\"", "\"scope\":\"all\"");
    }

    @Test
    void keepsNoSessionOnceThePersonIsBackAtTheClient() {
        Browser browser = identity.browser();
        assertThat(browser.tokensOf(ADMIN, ADMIN_PASSWORD).has("access_token")).isTrue();
        assertThat(Browser.location(browser.authorize())).endsWith("/signin");
    }

    @Test
    void insistsOnTheProofKeyAndTakesACodeOnce() {
        Browser browser = identity.browser();
        browser.authorize();
        String code = browser.code(ADMIN, ADMIN_PASSWORD);
        assertThat(browser.exchange(code, "x".repeat(50)).statusCode()).isEqualTo(400);
        assertThat(browser.exchange(code).statusCode()).isEqualTo(200);
        assertThat(browser.exchange(code).statusCode()).isEqualTo(400);
    }

    @Test
    void takesARefreshTokenOnce() {
        Browser browser = identity.browser();
        JsonNode first = browser.tokensOf(ADMIN, ADMIN_PASSWORD);
        JsonNode second = Browser.json(browser.refresh(first));
        assertThat(second.has("access_token")).isTrue();
        JsonNode third = Browser.json(browser.refresh(second));
        assertThat(third.has("access_token")).isTrue();
        assertThat(browser.refresh(second).statusCode()).isEqualTo(400);
    }

    @Test
    void endsTheTokensOfASessionWhenThePersonSignsOut() {
        Browser browser = identity.browser();
        JsonNode first = browser.tokensOf(ADMIN, ADMIN_PASSWORD);
        JsonNode second = Browser.json(browser.refresh(first));
        String idToken = first.get("id_token").asString();
        browser.post("/connect/logout", Map.of("id_token_hint", idToken, "client_id", "klientela-web"));
        assertThat(browser.refresh(second).statusCode()).isEqualTo(400);
    }

    @Test
    void saysTheSameToWhoeverCannotSignIn() {
        Api api = identity.api();
        api.create("/users", Map.of("name", "Not Invited", "email", "waiting@klientela.example"));
        String disabled = identity.signedUp(Map.of("name", "Gone", "email", "gone@klientela.example"));
        assertThat(identity.browser().signIn("gone@klientela.example", PASSWORD).statusCode())
                .isEqualTo(302);
        api.post("/users/" + disabled + "/disable", Map.of());

        String wrongPassword = refusal(ADMIN, "wrong password here");
        assertThat(refusal("nobody@klientela.example", "wrong password here")).isEqualTo(wrongPassword);
        assertThat(refusal("waiting@klientela.example", "wrong password here")).isEqualTo(wrongPassword);
        assertThat(refusal("gone@klientela.example", PASSWORD)).isEqualTo(wrongPassword);
    }

    @Test
    void renewsNoTokenOfADisabledUser() {
        String id = identity.signedUp(
                Map.of("name", "Leaving", "email", "leaving@klientela.example", "roles", List.of("sales-rep")));
        Browser browser = identity.browser();
        JsonNode tokens = browser.tokensOf("leaving@klientela.example", PASSWORD);
        identity.api().post("/users/" + id + "/disable", Map.of());
        assertThat(browser.refresh(tokens).statusCode()).isEqualTo(400);
    }

    @Test
    void slowsDownGuessing() {
        Browser browser = identity.browser();
        for (int i = 0; i < 5; i++) {
            assertThat(browser.signIn("target@klientela.example", "guess " + i).statusCode())
                    .isEqualTo(401);
        }
        HttpResponse<String> slowed = browser.signIn("target@klientela.example", "another guess");
        assertThat(slowed.statusCode()).isEqualTo(429);
        assertThat(slowed.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void speaksPolishAndRunsNoScriptButItsOwn() {
        HttpResponse<String> polish = identity.browser().get("/signin", "Accept-Language", "pl-PL,pl;q=0.9,en;q=0.5");
        assertThat(polish.body())
                .contains("<html lang=\"pl\">", "Zaloguj się")
                .doesNotContain("<script>", "style=\"", "onclick");
        assertThat(polish.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).contains("default-src 'none'", "style-src 'self'", "script-src 'self';"));
        Browser browser = identity.browser();
        browser.get("/signin?lang=pl");
        assertThat(browser.get("/signin").body()).contains("Zaloguj się");
        assertThat(browser.get("/identity/pages.css").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAFormWithoutItsToken() {
        HttpResponse<String> forged =
                identity.browser().post("/signin", Map.of("email", ADMIN, "password", ADMIN_PASSWORD));
        assertThat(Browser.location(forged)).endsWith("/signin?expired");
    }

    /** The page without what was typed in. */
    private static String refusal(String email, String password) {
        HttpResponse<String> page = identity.browser().signIn(email, password);
        assertThat(page.statusCode()).isEqualTo(401);
        return page.body().replaceAll("(value|data-csrf)=\"[^\"]*\"", "");
    }
}
