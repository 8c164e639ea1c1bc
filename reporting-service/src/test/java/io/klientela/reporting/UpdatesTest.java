package io.klientela.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.events.sales.DealEvent;
import io.klientela.platform.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class UpdatesTest {
    private static final String UPDATES = "/api/v1/reports/updates";

    /** One who listens on a thread of its own until it is closed. */
    private static final class Client implements AutoCloseable {
        final List<String> events = new CopyOnWriteArrayList<>();
        private final InputStream body = Service.stream(UPDATES, Service.ADMIN).body();

        Client() {
            Thread.ofVirtual().start(this::read);
        }

        private void read() {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                lines.lines().filter(line -> line.startsWith("data:")).forEach(events::add);
            } catch (IOException | UncheckedIOException closed) {
                events.add("closed");
            }
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }

    private static void change() {
        Stream.publish(new DealEvent.Created(ADeal.open(Ids.next(), "Engaging").state()), 1);
        Stream.flush();
    }

    private static double listening() {
        return Service.bean(MeterRegistry.class)
                .get("klientela.report.listeners")
                .gauge()
                .value();
    }

    @Test
    void tellsEveryListenerOfAChangeAndForgetsThoseWhoLeft() throws IOException {
        try (Client one = new Client();
                Client other = new Client()) {
            Awaitility.await().until(() -> !one.events.isEmpty() && !other.events.isEmpty());
            int before = one.events.size();

            change();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(one.events.size()).isGreaterThan(before));
            assertThat(one.events).allMatch(line -> line.matches("data:\\{\"asOf\":\"20.*Z\"}"));
        }

        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            change();
            assertThat(listening()).isZero();
        });
    }

    @Test
    void tellsAtMostFourTimesASecondHoweverMuchChanges() throws IOException {
        try (Client client = new Client()) {
            Awaitility.await().until(() -> !client.events.isEmpty());
            int before = client.events.size();
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < Duration.ofSeconds(2).toNanos()) {
                change();
            }
            long beats = (System.nanoTime() - begin) / Duration.ofMillis(250).toNanos() + 1;

            assertThat(client.events.size() - before).isBetween(2, (int) beats);
        }
    }

    /** Regression: the thread of an update and that of the request raced for the response's headers. */
    @Test
    void takesOnListenersWhileNumbersChange() throws IOException {
        for (int i = 0; i < 40; i++) {
            change();
            try (Client client = new Client()) {
                Awaitility.await().until(() -> !client.events.isEmpty());
                assertThat(client.events).first().asString().contains("asOf");
            }
        }
    }

    @Test
    void isClosedToThoseWhoMayReadNoReport() {
        assertThat(Service.call("GET", UPDATES, Service.user("mia", "marketer")).statusCode())
                .isEqualTo(403);
    }
}
