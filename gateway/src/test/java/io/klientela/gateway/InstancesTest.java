package io.klientela.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a caller meets while one of a service's two instances comes and goes: nothing. */
class InstancesTest {

    private final AtomicInteger readiness = new AtomicInteger(200);
    private final Backend one = instance(0, "one", readiness);
    private Backend other = instance(0, "other", new AtomicInteger(200));
    private RunningGateway gateway;

    private static Backend instance(int port, String name, AtomicInteger readiness) {
        return new Backend(port)
                .on("/actuator/health/readiness", at -> Backend.answer(at, readiness.get(), "application/json", "{}"))
                .on("/api/", Backend.json("\"%s\"".formatted(name)));
    }

    @BeforeEach
    void start() {
        gateway = new RunningGateway(Map.of(), "--klientela.services.contacts=" + one.url() + "," + other.url());
    }

    @AfterEach
    void stop() {
        gateway.close();
        one.close();
        other.close();
    }

    private String whoAnswers(String method) {
        var answer = gateway.send(gateway.api("/api/v1/contacts?q=%C5%81%C3%B3d%C5%BA&limit=5")
                .method(
                        method,
                        method.equals("POST") ? BodyPublishers.ofString("{\"a\":1}") : BodyPublishers.noBody()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private List<String> answers(String method, int times) {
        return java.util.stream.Stream.generate(() -> whoAnswers(method))
                .limit(times)
                .toList();
    }

    @Test
    void eachGetsItsShareOfTheRequestsAsTheyCame() {
        assertThat(answers("GET", 20)).contains("\"one\"", "\"other\"");
        assertThat(one.calls().stream().map(Backend.Call::path).filter(path -> path.startsWith("/api")))
                .isNotEmpty()
                .allMatch("/api/v1/contacts?q=%C5%81%C3%B3d%C5%BA&limit=5"::equals);
    }

    @Test
    void whatNeverReachedOneGoesToTheOtherEvenAWrite() {
        int port = other.port();
        other.close();
        assertThat(answers("POST", 20)).containsOnly("\"one\"");
        assertThat(answers("GET", 20)).containsOnly("\"one\"");
        other = instance(port, "other", new AtomicInteger(200));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(answers("POST", 4)).contains("\"other\""));
    }

    @Test
    void oneThatIsAboutToGoIsLeftAlone() {
        readiness.set(503);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(answers("GET", 10)).containsOnly("\"other\""));
        readiness.set(200);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(answers("GET", 10)).contains("\"one\""));
    }
}
