package io.klientela.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {

    private static final Provider PROVIDER = new Provider();
    private static final Backend CONTACTS = new Backend().on("/", Backend.json("{}"));
    private static final RunningGateway GATEWAY =
            new RunningGateway(Map.of("identity", PROVIDER.server().url(), "contacts", CONTACTS.url()));

    private final Browser browser = new Browser(GATEWAY);

    @BeforeAll
    static void introduce() {
        PROVIDER.issuer(GATEWAY.issuer());
    }

    @AfterAll
    static void stop() {
        GATEWAY.close();
        PROVIDER.server().close();
        CONTACTS.close();
    }

    @Test
    void signingInEndsWhereItWasAskedForWithANewSession() {
        assertThat(browser.signIn("/deals")).isEqualTo(GATEWAY.issuer() + "/deals");
        assertThat(browser.sessions()).hasSize(2).doesNotHaveDuplicates();
        assertThat(browser.lastSetCookie())
                .contains("Path=/", "HTTPOnly", "SameSite=Lax")
                .doesNotContain("Domain", "Secure");

        var session = browser.session();
        assertThat(session.get("authenticated").asBoolean()).isTrue();
        assertThat(session.at("/user/id").asString()).isEqualTo("user-1");
        assertThat(session.at("/user/name").asString()).isEqualTo("Ewa Nowak");
        assertThat(session.at("/user/email").asString()).isEqualTo("ewa@example.com");
        assertThat(session.get("csrf").asString()).isNotBlank();
    }

    @Test
    void theServiceGetsTheSessionsTokenAndTheBrowserNever() {
        browser.signIn("/");
        HttpResponse<String> answer = browser.get("/api/v1/contacts");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(CONTACTS.last().header("Authorization")).startsWith("Bearer access-");
        assertThat(CONTACTS.last().header("Cookie")).isNull();
        assertThat(browser.get("/auth/session").body()).doesNotContain("access-", "refresh-");
    }

    @Test
    void aChangeNeedsTheCsrfToken() {
        browser.signIn("/");
        String csrf = browser.session().get("csrf").asString();
        int before = CONTACTS.calls().size();
        for (String wrong : new String[] {"", "made-up"}) {
            var refused = browser.send(change().header("X-CSRF-Token", wrong));
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
        assertThat(CONTACTS.calls()).hasSize(before);
        assertThat(browser.send(change().header("X-CSRF-Token", csrf)).statusCode())
                .isEqualTo(200);
        assertThat(CONTACTS.last().header("X-CSRF-Token")).isNull();
        assertThat(GATEWAY.send(change().header("Authorization", "Bearer of-a-program"))
                        .statusCode())
                .as("a program has no session to abuse")
                .isEqualTo(200);
    }

    private static java.net.http.HttpRequest.Builder change() {
        return GATEWAY.request("/api/v1/contacts").POST(BodyPublishers.ofString("{}"));
    }

    @Test
    void withoutSessionTheApiAnswers401AndNeverRedirects() {
        for (var request : List.of(GATEWAY.request("/api/v1/contacts").header("Accept", "text/html"), change())) {
            HttpResponse<String> answer = browser.send(request);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        }
        assertThat(browser.session().get("authenticated").asBoolean()).isFalse();
        assertThat(browser.sessions()).as("asking costs no session").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example", "//evil.example", "/%5Cevil.example", "%5C%5Cevil.example",
                "/%09/evil.example", "javascript:alert(1)", "evil.example", "/auth/signin"
            })
    void signInSendsNobodyElsewhere(String returnTo) {
        assertThat(browser.get("/auth/signin?returnTo=" + returnTo).statusCode())
                .isEqualTo(400);
    }

    @Test
    void anAnswerToASignInThatNobodyBeganIsRefused() {
        HttpResponse<String> answer = browser.get("/auth/callback?code=stolen&state=guessed");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(browser.session().get("authenticated").asBoolean()).isFalse();
    }

    @Test
    void aTokenAboutToExpireIsRenewedOnceHoweverManyAsk() throws Exception {
        PROVIDER.secondsToLive = 1;
        browser.signIn("/");
        PROVIDER.secondsToLive = 600;
        long before = tokenRequests();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String cookie = Browser.COOKIE + browser.sessions().getLast();
            List<Future<Integer>> answers = IntStream.range(0, 30)
                    .mapToObj(i -> threads.submit(() -> GATEWAY.send(
                                    GATEWAY.request("/api/v1/contacts").header("Cookie", cookie))
                            .statusCode()))
                    .toList();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(tokenRequests() - before).isEqualTo(1);
    }

    private static long tokenRequests() {
        return PROVIDER.server().calls().stream()
                .filter(call -> call.path().equals("/oauth2/token"))
                .count();
    }

    @Test
    void signingOutEndsTheSessionHereAndAtTheProvider() {
        browser.signIn("/");
        String csrf = browser.session().get("csrf").asString();
        assertThat(browser.send(GATEWAY.request("/auth/signout").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
        String session = browser.sessions().getLast();
        var signedOut = browser.send(
                GATEWAY.request("/auth/signout").header("X-CSRF-Token", csrf).POST(BodyPublishers.noBody()));
        assertThat(signedOut.statusCode()).isEqualTo(204);
        assertThat(signedOut.headers().firstValue("Clear-Site-Data")).contains("\"cache\"");
        assertThat(browser.lastSetCookie()).contains("Max-Age=0");
        assertThat(PROVIDER.server().last().path()).isEqualTo("/connect/logout");
        assertThat(GATEWAY.send(GATEWAY.request("/api/v1/contacts").header("Cookie", Browser.COOKIE + session))
                        .statusCode())
                .isEqualTo(401);
    }
}
