package io.klientela.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** With a stand-in for the web UI's files on the test class path. */
class WebUiTest {

    private static final Backend BACKEND = new Backend().on("/", Backend.json("{}"));
    private static final RunningGateway GATEWAY = new RunningGateway(Map.of("contacts", BACKEND.url()));

    @AfterAll
    static void stop() {
        GATEWAY.close();
        BACKEND.close();
    }

    private static HttpResponse<String> browse(String path) {
        return GATEWAY.send(GATEWAY.request(path).header("Accept", "text/html,*/*;q=0.8"));
    }

    @Test
    void everyAddressThatABrowserOpensIsTheStartPage() {
        for (String path : new String[] {"/", "/deals/board", "/contacts/0190?tab=timeline"}) {
            HttpResponse<String> page = browse(path);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("<title>");
            assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
        }
        assertThat(GATEWAY.send(GATEWAY.request("/")).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNoPageIsNotAnsweredWithOne() {
        assertThat(GATEWAY.send(GATEWAY.request("/assets/gone.js").header("Accept", "*/*"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(browse("/api/v1/nothing").statusCode()).isEqualTo(404);
        assertThat(browse("/auth/nothing").statusCode()).isEqualTo(404);
        assertThat(browse("/actuator/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void hashedFilesAreKeptForEverAndSentCompressed() {
        HttpResponse<byte[]> script = GATEWAY.send(
                GATEWAY.request("/assets/test-1a2b3c.js").header("Accept-Encoding", "gzip"),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(script.headers().firstValue("Cache-Control").orElseThrow())
                .contains("immutable", "max-age=31536000");
        assertThat(script.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(script.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/javascript");
        String etag = script.headers().firstValue("ETag").orElseThrow();
        assertThat(GATEWAY.send(GATEWAY.request("/assets/test-1a2b3c.js").header("If-None-Match", etag))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void pagesMayRunTheirOwnScriptsOnly() {
        assertThat(browse("/").headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self';", "connect-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe-inline");
        var data = GATEWAY.send(GATEWAY.api("/api/v1/contacts")).headers();
        assertThat(data.firstValue("Content-Security-Policy")).contains("default-src 'none'; frame-ancestors 'none'");
        assertThat(data.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(data.firstValue("Referrer-Policy")).isPresent();
        assertThat(data.firstValue("Strict-Transport-Security"))
                .as("on plain http")
                .isEmpty();
    }

    /** Mails bring styles and pictures; nobody but our own page may put them into a frame, and no picture is fetched unasked. */
    @Test
    void whatOthersWroteIsShownInASandbox() {
        HttpHeaders frame = browse("/frame.html").headers();
        assertThat(frame.firstValue("Content-Security-Policy").orElseThrow())
                .contains(
                        "sandbox allow-scripts",
                        "img-src 'self' data:;",
                        "form-action 'none'",
                        "frame-ancestors 'self'")
                .doesNotContain("allow-same-origin");
        assertThat(frame.firstValue("X-Frame-Options")).contains("SAMEORIGIN");
        assertThat(browse("/frame.html?images")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .contains("img-src 'self' data: https: http:");
    }

    /** A browser takes the headers of a 304 over into the page that it has kept. */
    @Test
    void aPageThatDidNotChangeKeepsItsPolicy() {
        String etag = browse("/").headers().firstValue("ETag").orElseThrow();
        var unchanged =
                GATEWAY.send(GATEWAY.request("/").header("Accept", "text/html").header("If-None-Match", etag));
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.headers().firstValue("Content-Security-Policy").orElse("script-src 'self'"))
                .contains("script-src 'self'");
    }

    @Test
    void healthAndMetricsAnswerWithoutTheServices() {
        assertThat(GATEWAY.send(GATEWAY.request("/actuator/health/liveness")).statusCode())
                .isEqualTo(200);
        assertThat(GATEWAY.send(GATEWAY.request("/actuator/health/readiness")).statusCode())
                .isEqualTo(200);
        assertThat(GATEWAY.send(GATEWAY.request("/actuator/prometheus")).body())
                .contains("resilience4j_circuitbreaker_state");
        assertThat(GATEWAY.send(GATEWAY.request("/actuator/prometheus").header("X-Forwarded-For", "203.0.113.9"))
                        .statusCode())
                .isEqualTo(404);
    }
}
