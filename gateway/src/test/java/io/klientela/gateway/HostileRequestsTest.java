package io.klientela.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody sends who wants the gateway and a service, or a browser and its user, to mean different things. */
class HostileRequestsTest {
    private static final Provider PROVIDER = new Provider();
    private static final Backend CONTACTS = new Backend().on("/", Backend.json("{}"));
    private static final RunningGateway GATEWAY = new RunningGateway(
            Map.of("identity", PROVIDER.server().url(), "contacts", CONTACTS.url()),
            "--klientela.trusted-proxies=127.0.0.0/8,::1,10.1.0.0/16");

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

    /** Each tries to hide a second request, which only one of the two programs sees. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\nTransfer-Encoding: identity",
                "Transfer-Encoding: identity, chunked",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding : chunked",
                "Content-Length: 4\nContent-Length: 60",
                "Content-Length: 4, 60",
                "Content-Length: +4",
                "Content-Length: -4"
            })
    void aRequestWhoseEndIsDisputedHidesNothing(String headers) throws Exception {
        int before = CONTACTS.calls().size();
        String answer = raw("""
                POST /api/v1/contacts HTTP/1.1
                Host: localhost
                %s
                Content-Type: application/json
                Authorization: Bearer x

                0

                GET /api/v1/contacts/hidden HTTP/1.1
                Host: localhost
                Authorization: Bearer x

                """.formatted(headers));
        assertThat(CONTACTS.calls().stream().map(Backend.Call::path)).doesNotContain("/api/v1/contacts/hidden");
        assertThat(CONTACTS.calls().size() - before).isLessThanOrEqualTo(1);
        assertThat(answer).startsWith("HTTP/1.1 4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: localhost\nHost: evil.example",
                "Host: localhost\nAuthorization: Bearer a\nAuthorization: Bearer b",
                "Host: localhost\nX-A: b\u0000c",
                "Host: localhost\n X-Folded: a",
                "X-Nothing: else"
            })
    void headersThatCanBeReadInTwoWaysAreRefused(String headers) throws Exception {
        int before = CONTACTS.calls().size();
        assertThat(raw("GET /api/v1/contacts HTTP/1.1\n" + headers + "\n\n")).startsWith("HTTP/1.1 400");
        assertThat(CONTACTS.calls()).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%0d%0aSet-Cookie:x=1", "/deals%0aX:1", "/%09//evil.example", "//evil.example%2F.."})
    void nobodyWritesHeadersThroughTheReturnAddress(String returnTo) {
        var answer = GATEWAY.send(GATEWAY.request("/auth/signin?returnTo=" + returnTo));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().map()).doesNotContainKeys("x", "set-cookie", "location");
    }

    @Test
    void whatConnectionNamesGoesNoFurtherButNobodyNamesAwayATokenOrACondition() throws Exception {
        raw("""
                GET /api/v1/contacts HTTP/1.1
                Host: localhost
                Connection: close, X-Secret-Path, Authorization, If-Match
                X-Secret-Path: a
                Authorization: Bearer mine
                If-Match: "1"
                Keep-Alive: 5
                TE: trailers
                Proxy-Authorization: Basic eA==

                """);
        assertThat(CONTACTS.last().headers())
                .doesNotContainKeys("X-secret-path", "Keep-alive", "Te", "Proxy-authorization")
                .containsKeys("Authorization", "If-match");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9.9.9.9                    | 9.9.9.9",
                "6.6.6.6, 9.9.9.9           | 9.9.9.9",
                "6.6.6.6, 9.9.9.9, 10.1.2.3 | 9.9.9.9",
                "unknown, 10.1.2.3          | 10.1.2.3",
                "2001:db8::7                | 2001:db8:0:0:0:0:0:7"
            })
    void onlyWhatTrustedProxiesHaveWrittenSaysWhereARequestComesFrom(String said, String caller) {
        GATEWAY.send(GATEWAY.api("/api/v1/contacts").header("X-Forwarded-For", said));
        assertThat(CONTACTS.last().header("X-Forwarded-For")).isEqualTo(caller);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, https://evil.example",
        "Origin, null"
    })
    void anotherSiteChangesNothingEvenIfItHadTheCsrfToken(String name, String value) {
        Browser browser = new Browser(GATEWAY);
        browser.signIn("/");
        String csrf = browser.session().get("csrf").asString();
        int before = CONTACTS.calls().size();
        var answer = browser.send(GATEWAY.request("/api/v1/contacts")
                .header("X-CSRF-Token", csrf)
                .header(name, value)
                .POST(BodyPublishers.ofString("{}")));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(CONTACTS.calls()).hasSize(before);
    }

    /** Somebody who planted a session in the victim's browser knows nothing after the victim has signed in. */
    @Test
    void aPlantedSessionIsWorthNothing() {
        Browser attacker = new Browser(GATEWAY);
        attacker.get("/auth/signin?returnTo=/");
        String planted = attacker.sessions().getLast();
        Browser victim = new Browser(GATEWAY);
        victim.plant(planted);
        victim.signIn("/");
        assertThat(victim.sessions().getLast()).isNotEqualTo(planted);
        assertThat(victim.get("/api/v1/contacts").statusCode()).isEqualTo(200);
        assertThat(attacker.get("/api/v1/contacts").statusCode()).isEqualTo(401);
        assertThat(attacker.session().get("authenticated").asBoolean()).isFalse();
    }

    @Test
    void aMadeUpSessionIdIsNotTaken() {
        Browser browser = new Browser(GATEWAY);
        browser.plant("A".repeat(43));
        browser.signIn("/");
        assertThat(browser.sessions()).doesNotHaveDuplicates();
        assertThat(browser.sessions().get(1)).isNotEqualTo("A".repeat(43));
    }

    @Test
    void aTokenTooLargeForAnybodyIsRefusedInWords() {
        var answer = GATEWAY.send(
                GATEWAY.request("/api/v1/contacts").header("Authorization", "Bearer " + "a".repeat(20_000)));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void everyAnswerTellsTheBrowserWhatItMustNotDo() {
        for (String path : List.of("/api/v1/contacts", "/auth/session", "/api/v1/nothing")) {
            assertThat(GATEWAY.send(GATEWAY.request(path)).headers().map())
                    .as(path)
                    .containsEntry("x-content-type-options", List.of("nosniff"))
                    .containsEntry("referrer-policy", List.of("same-origin"))
                    .containsEntry("x-frame-options", List.of("DENY"))
                    .containsEntry("cross-origin-opener-policy", List.of("same-origin"))
                    .containsEntry("cross-origin-resource-policy", List.of("same-origin"))
                    .containsKeys("permissions-policy", "content-security-policy");
        }
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", GATEWAY.at("/").getPort())) {
            socket.setSoTimeout(2_000);
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            byte[] answer = new byte[16_384];
            int read = socket.getInputStream().read(answer);
            return read < 0 ? "" : new String(answer, 0, read, StandardCharsets.ISO_8859_1);
        }
    }
}
