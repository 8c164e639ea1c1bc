package io.klientela.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private static final Backend CONTACTS = new Backend().on("/", Backend.json("{}"));
    private static final RunningGateway GATEWAY = new RunningGateway(
            Map.of("contacts", CONTACTS.url(), "identity", CONTACTS.url()),
            "--klientela.limits.client-rate=1",
            "--klientela.limits.client-burst=5",
            "--klientela.limits.signin-rate=1",
            "--klientela.limits.signin-burst=3");

    @AfterAll
    static void stop() {
        GATEWAY.close();
        CONTACTS.close();
    }

    @Test
    void aGreedyClientIsToldToWait() {
        HttpResponse<String> answer = GATEWAY.send(GATEWAY.api("/api/v1/contacts"));
        assertThat(answer.headers().firstValue("RateLimit-Policy")).contains("\"default\";q=5;w=5");
        assertThat(answer.headers().firstValue("RateLimit").orElseThrow()).startsWith("\"default\";r=");
        for (int i = 0; i < 100 && answer.statusCode() == 200; i++) {
            answer = GATEWAY.send(GATEWAY.api("/api/v1/contacts"));
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isPositive();
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        var invented = GATEWAY.send(GATEWAY.request("/api/v1/contacts").header("Authorization", "Bearer invented"));
        assertThat(invented.statusCode())
                .as("a made-up token wins no allowance")
                .isEqualTo(429);
    }

    @Test
    void passwordsCannotBeGuessedQuickly() {
        int status = 200;
        for (int i = 0; i < 10 && status == 200; i++) {
            status = GATEWAY.send(GATEWAY.request("/oauth2/token").POST(BodyPublishers.ofString("grant_type=x")))
                    .statusCode();
        }
        assertThat(status).isEqualTo(429);
    }
}
