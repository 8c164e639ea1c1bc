package io.klientela.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** identity-service as the client of a company's provider, which here says whatever the test wants. */
class FederationTest {
    private static CompanyProvider company;
    private static Identity identity;

    @BeforeAll
    static void start() {
        company = new CompanyProvider();
        identity = Identity.start(
                Identity.newDatabase(),
                Map.of(
                        "klientela.oidc.issuer",
                        company.issuer(),
                        "klientela.oidc.client-id",
                        CompanyProvider.CLIENT,
                        "klientela.oidc.client-secret",
                        "known to both",
                        "klientela.oidc.roles-claim",
                        "realm_access.roles",
                        "klientela.oidc.role-map",
                        "crm-sales=sales-rep, crm-sales=analyst, crm-boss=admin"));
    }

    @AfterAll
    static void stop() {
        identity.close();
        company.close();
    }

    private static Map<String, Object> person(String subject, String email, String... roles) {
        return new HashMap<>(Map.of(
                "sub",
                subject,
                "name",
                "Ewa Nowak",
                "email",
                email,
                "email_verified",
                true,
                "realm_access",
                Map.of("roles", List.of(roles))));
    }

    /** The whole way, from the gateway's question to the gateway's tokens; the company's page is passed at once. */
    private static JsonNode tokensOf(Map<String, Object> person) {
        Browser browser = identity.browser();
        String back = back(browser, person);
        assertThat(back).startsWith(identity.url() + "/oauth2/authorize?");
        String code = Browser.location(browser.follow(back)).replaceAll(".*[?&]code=([^&]+).*", "$1");
        return Browser.json(browser.exchange(code));
    }

    private static String back(Browser browser, Map<String, Object> person) {
        return Browser.location(answer(browser, person)).replaceFirst("^/", identity.url() + "/");
    }

    private static HttpResponse<String> answer(Browser browser, Map<String, Object> person) {
        company.nextPerson(person);
        String signIn = Browser.location(browser.authorize());
        String toCompany = Browser.location(browser.follow(signIn));
        String asked = Browser.location(browser.follow(toCompany));
        assertThat(asked).startsWith(company.issuer() + "/authorize?").contains("code_challenge=", "nonce=", "state=");
        return browser.follow(Browser.location(browser.follow(asked)));
    }

    @Test
    void signsAPersonInAsTheSameUserEachTimeWithTheRolesOfNow() {
        JsonNode first =
                Browser.claims(tokensOf(person("ewa", "ewa@acme.example", "crm-sales", "kitchen")), "access_token");
        assertThat(first.get("iss").asString()).isEqualTo(identity.url());
        assertThat(first.get("roles").toString()).isEqualTo("[\"sales-rep\",\"analyst\"]");
        JsonNode again =
                Browser.claims(tokensOf(person("ewa", "ewa.kowalska@acme.example", "crm-boss")), "access_token");
        assertThat(again.get("sub")).isEqualTo(first.get("sub"));
        assertThat(again.get("roles").toString()).isEqualTo("[\"admin\"]");
        JsonNode user =
                Browser.json(identity.api().get("/users/" + first.get("sub").asString()));
        assertThat(user.get("email").asString()).isEqualTo("ewa.kowalska@acme.example");
    }

    @Test
    void takesOverAUserWithAnAddressThatTheCompanyHasVerifiedAndNoOther() {
        String known = identity.api()
                .create("/users", Map.of("name", "Jan Kos", "email", "jan@acme.example", "roles", List.of("analyst")));
        Map<String, Object> impostor = person("somebody", "jan@acme.example", "crm-sales");
        impostor.put("email_verified", false);
        assertThat(Browser.claims(tokensOf(impostor), "access_token").get("sub").asString())
                .isNotEqualTo(known);
        assertThat(Browser.claims(tokensOf(person("jan", "jan@acme.example", "crm-sales")), "access_token")
                        .get("sub")
                        .asString())
                .isEqualTo(known);
    }

    @Test
    void letsNobodyInWithoutARoleAndCreatesNobody() {
        Browser browser = identity.browser();
        HttpResponse<String> answer = answer(browser, person("olga", "olga@acme.example", "kitchen"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(Browser.location(browser.authorize())).endsWith("/signin");
        assertThat(identity.api().get("/users?limit=500").body()).doesNotContain("olga@acme.example");
    }

    @Test
    void aDisabledUserDoesNotComeBackFromThere() {
        String id = Browser.claims(tokensOf(person("ola", "ola@acme.example", "crm-sales")), "access_token")
                .get("sub")
                .asString();
        assertThat(identity.api().post("/users/" + id + "/disable", Map.of()).statusCode())
                .isEqualTo(200);
        assertThat(answer(identity.browser(), person("ola", "ola@acme.example", "crm-sales"))
                        .statusCode())
                .isEqualTo(403);
    }

    /** Each is an ID token that looks right but for one thing. */
    @ParameterizedTest
    @ValueSource(strings = {"nonce", "aud", "iss", "exp", "signature", "none"})
    void refusesAnIdTokenThatIsNotForThisSignIn(String fault) {
        company.nextFault(fault);
        HttpResponse<String> answer = answer(identity.browser(), person("eve", "eve@acme.example", "crm-boss"));
        assertThat(answer.statusCode()).as(fault).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("eyJ");
        assertThat(identity.api().get("/users?limit=500").body()).doesNotContain("eve@acme.example");
    }

    @Test
    void anAnswerToASignInThatThisBrowserDidNotBeginIsRefused() {
        assertThat(identity.browser()
                        .follow("/signin/back/company?code=stolen&state=guessed")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void takesNoPasswordAnyMore() {
        Browser browser = identity.browser();
        browser.authorize();
        HttpResponse<String> answer =
                browser.post("/signin", Map.of("email", Identity.ADMIN, "password", Identity.ADMIN_PASSWORD));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Browser.location(answer)).doesNotContain("/oauth2/authorize");
        assertThat(Browser.location(browser.authorize())).endsWith("/signin");
        assertThat(Browser.location(browser.follow("/invite/anything"))).endsWith("/signin/with/company");
    }

    @Test
    void goesOnToSignOutAtTheCompanyWithoutAToken() {
        String next = Browser.location(identity.browser().follow("/signin/out"));
        assertThat(next)
                .startsWith(company.issuer() + "/end?client_id=" + CompanyProvider.CLIENT)
                .contains("post_logout_redirect_uri=")
                .doesNotContain("id_token_hint");
    }
}
