package io.klientela.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.klientela.embedded.FreePort;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a caller meets when a service behind the gateway misbehaves. */
class ResilienceTest {

    private final Backend sales = new Backend().on("/", Backend.json("\"sales\""));
    private final int contactsPort = FreePort.any();
    private final CountDownLatch stuck = new CountDownLatch(1);
    private RunningGateway gateway;

    @BeforeEach
    void start() {
        String contacts = "http://127.0.0.1:" + contactsPort;
        gateway = new RunningGateway(
                Map.of("sales", sales.url(), "contacts", java.net.URI.create(contacts)),
                "--klientela.limits.breaker-calls=3",
                "--klientela.limits.slow-call=1s",
                "--klientela.limits.breaker-open=1s",
                "--klientela.limits.response-timeout=3s");
    }

    @AfterEach
    void stop() {
        stuck.countDown();
        gateway.close();
        sales.close();
    }

    private HttpResponse<String> contacts() {
        return gateway.send(gateway.api("/api/v1/contacts"));
    }

    @Test
    void aServiceThatIsDownIsNamedAndTheOthersWork() {
        HttpResponse<String> answer = contacts();
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isPositive();
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(RunningGateway.json(answer).get("detail").asString()).contains("contacts-service");
        assertThat(gateway.send(gateway.api("/api/v1/deals")).statusCode()).isEqualTo(200);
    }

    @Test
    void theBreakerOpensAndClosesAgain() {
        for (int i = 0; i < 6; i++) {
            contacts();
        }
        try (Backend back = new Backend(contactsPort).on("/", Backend.json("\"back\""))) {
            assertThat(contacts().statusCode()).isEqualTo(503);
            assertThat(back.calls()).isEmpty(); // open: not even asked
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(contacts().statusCode()).isEqualTo(200));
        }
    }

    @Test
    void manyLateAnswersAtOnceAreNoOutageWhereMoreComeInTime() throws InterruptedException {
        try (Backend mixed = new Backend(contactsPort).on("/", this::answerLateWherePosted);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                assertThat(contacts().statusCode()).isEqualTo(200);
            }
            var late = callers.invokeAll(Collections.nCopies(
                    24,
                    () -> gateway.send(gateway.api("/api/v1/contacts").POST(BodyPublishers.ofString("{}")))
                            .statusCode()));
            assertThat(late).extracting(Future::resultNow).containsOnly(200);
            assertThat(contacts().statusCode()).isEqualTo(200);
            assertThat(mixed.calls()).hasSize(65);
        }
    }

    private void answerLateWherePosted(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            try {
                assertThat(stuck.await(1300, TimeUnit.MILLISECONDS)).isFalse();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        Backend.answer(exchange, 200, "application/json", "{}");
    }

    @Test
    void aReadThatGotNoAnswerIsRepeated() {
        try (Backend flaky = new Backend(contactsPort).on("/", failingFirst(2))) {
            assertThat(contacts().statusCode()).isEqualTo(200);
            assertThat(flaky.calls()).hasSize(3);
        }
    }

    @Test
    void aWriteIsNeverRepeated() {
        try (Backend flaky = new Backend(contactsPort).on("/", failingFirst(1))) {
            var answer = gateway.send(gateway.api("/api/v1/contacts").POST(BodyPublishers.ofString("{}")));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(flaky.calls()).hasSize(1);
        }
    }

    @Test
    void anErrorThatTheServiceAnswersIsPassedOnAndCountsAsAnAnswer() {
        try (Backend failing =
                new Backend(contactsPort).on("/", at -> Backend.answer(at, 500, "application/problem+json", "{}"))) {
            for (int i = 0; i < 12; i++) {
                assertThat(contacts().statusCode()).isEqualTo(500);
            }
            assertThat(failing.calls()).hasSize(12);
        }
    }

    @Test
    void aServiceThatHangsIsGivenUp() {
        try (Backend hanging = new Backend(contactsPort).on("/", at -> hang())) {
            HttpResponse<String> answer = contacts();
            assertThat(answer.statusCode()).isEqualTo(504);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(hanging.calls()).hasSize(1);
        }
    }

    private void hang() {
        try {
            assertThat(stuck.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes the connection instead of answering, the given number of times. */
    private static HttpHandler failingFirst(int times) {
        AtomicInteger left = new AtomicInteger(times);
        return exchange -> {
            if (left.getAndDecrement() <= 0) {
                Backend.answer(exchange, 200, "application/json", "{}");
            }
        };
    }
}
