package io.klientela.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.klientela.automation.Automation.Event;
import io.klientela.platform.Ids;
import io.klientela.testing.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {
    private static final String PRODUCT = "klientela.sales.product.created.v1";

    /** What a receiver got. */
    private record Got(String path, String id, String timestamp, String signature, String body) {}

    private final Automation service = Automation.asAdmin();
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final Map<String, IntUnaryOperator> answers = new ConcurrentHashMap<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            String path = exchange.getRequestURI().getPath();
            got.add(new Got(
                    path,
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            if (path.equals("/slow")) {
                awaitEnd();
            }
            if (path.equals("/redirect")) {
                exchange.getResponseHeaders().set("Location", url("/target"));
            }
            int status = answers.getOrDefault(path, nth -> 200).applyAsInt(at(path).size());
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        receiver.start();
    }

    private void awaitEnd() {
        try {
            never.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        never.countDown();
        service.get("/api/v1/webhooks?limit=100")
                .body()
                .path("items")
                .forEach(webhook -> service.delete(
                        "/api/v1/webhooks/" + webhook.path("id").asString(),
                        "\"%d\"".formatted(webhook.path("version").asLong())));
        receiver.stop(0);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + path;
    }

    private List<Got> at(String path) {
        return got.stream().filter(one -> one.path().equals(path)).toList();
    }

    private Answer webhook(String path, String filter) {
        return service.post(
                        "/api/v1/webhooks",
                        "{\"name\":\"%s\",\"url\":\"%s\",\"eventTypes\":[\"klientela.sales.product.*\"],\"filter\":\"%s\"}"
                                .formatted(path, url(path), filter))
                .expect(201);
    }

    private static Event product(String name) {
        return Event.of(PRODUCT, Ids.next(), "\"name\":\"%s\",\"active\":true".formatted(name));
    }

    private Answer deliveries(Answer webhook) {
        return service.get("/api/v1/webhooks/" + webhook.id() + "/deliveries").expect(200);
    }

    private static String sign(String secret, Got message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        byte[] signature = mac.doFinal(
                (message.id() + "." + message.timestamp() + "." + message.body()).getBytes(StandardCharsets.UTF_8));
        return "v1," + Base64.getEncoder().encodeToString(signature);
    }

    @Test
    void signsWhatItSendsAndShowsTheSecretOnce() throws GeneralSecurityException {
        Answer webhook = webhook("/signed", "record.name == 'Signed'");
        String secret = webhook.text("secret");
        assertThat(secret).startsWith("whsec_");
        assertThat(service.get("/api/v1/webhooks/" + webhook.id()).body().toString())
                .doesNotContain("whsec_", "secret");
        assertThat(service.get("/api/v1/webhooks").body().toString()).doesNotContain("whsec_");
        Event event = product("Signed").happen();
        event.happen();
        product("Other").happen();
        await().untilAsserted(() -> assertThat(at("/signed")).hasSize(1));
        Got message = at("/signed").getFirst();
        assertThat(message.signature()).isEqualTo(sign(secret, message));
        assertThat(message.body())
                .contains("\"type\":\"" + PRODUCT + "\"", "\"id\":\"" + event.id() + "\"", "\"name\":\"Signed\"");
        await().untilAsserted(() ->
                assertThat(deliveries(webhook).all("items", "status")).containsExactly("delivered"));
        String other = service.post("/api/v1/webhooks/" + webhook.id() + "/secret", "{}")
                .expect(200)
                .text("secret");
        Answer tested =
                service.post("/api/v1/webhooks/" + webhook.id() + "/test", "{}").expect(200);
        assertThat(tested.text("status")).isEqualTo("200");
        Got test = at("/signed").getLast();
        assertThat(test.signature()).isEqualTo(sign(other, test)).isNotEqualTo(sign(secret, test));
        assertThat(at("/signed")).hasSize(2);
    }

    @Test
    void triesAgainByTheScheduleAndReplaysByHand() {
        Answer webhook = webhook("/failing", "");
        answers.put("/failing", nth -> 500);
        product("Failing").happen();
        await().untilAsserted(() ->
                assertThat(deliveries(webhook).all("items", "status")).containsExactly("failed"));
        assertThat(at("/failing")).hasSize(4);
        assertThat(at("/failing").stream().map(Got::id).distinct()).hasSize(1);
        Answer failed = deliveries(webhook);
        assertThat(failed.all("items/0/attempts", "status")).containsExactly("500", "500", "500", "500");
        assertThat(service.get("/api/v1/webhooks/" + webhook.id()).text("failingSince"))
                .isNotEmpty();
        answers.put("/failing", nth -> 204);
        service.post("/api/v1/webhooks/" + webhook.id() + "/deliveries/" + failed.text("items/0/id") + "/replay", "{}")
                .expect(200);
        await().untilAsserted(() ->
                assertThat(deliveries(webhook).all("items", "status")).containsExactly("delivered"));
        assertThat(at("/failing").stream().map(Got::id).distinct()).hasSize(1);
        await().untilAsserted(() -> assertThat(
                        service.get("/api/v1/webhooks/" + webhook.id()).text("failingSince"))
                .isEmpty());
    }

    @Test
    void switchesOffWhatIsGoneAndTellsAdministrators() {
        String admin = Automation.user("Ada", "admin");
        Answer webhook = webhook("/gone", "");
        answers.put("/gone", nth -> 410);
        product("Gone").happen();
        await().untilAsserted(() -> assertThat(
                        service.get("/api/v1/webhooks/" + webhook.id()).text("active"))
                .isEqualTo("false"));
        assertThat(service.get("/api/v1/webhooks/" + webhook.id()).text("disabledReason"))
                .contains("410");
        await().untilAsserted(() -> assertThat(
                        service.as(admin).get("/api/v1/notifications").all("items", "name"))
                .contains("The webhook \"/gone\" was switched off"));
        product("Gone too").happen();
        assertThat(at("/gone")).hasSize(1);
    }

    @Test
    void letsASlowReceiverHoldUpNobodyElse() {
        webhook("/slow", "");
        Answer fast = webhook("/fast", "");
        for (int i = 0; i < 10; i++) {
            product("Fast " + i).happen();
        }
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(deliveries(fast).all("items", "status"))
                        .hasSize(10)
                        .containsOnly("delivered"));
        assertThat(at("/slow").size()).isLessThanOrEqualTo(8);
    }

    @Test
    void followsNoRedirectAndCallsNothingInside() {
        answers.put("/redirect", nth -> 302);
        Answer webhook = webhook("/redirect", "");
        assertThat(service.post("/api/v1/webhooks/" + webhook.id() + "/test", "{}")
                        .text("status"))
                .isEqualTo("302");
        assertThat(at("/target")).isEmpty();
        for (String url : List.of("http://10.0.0.1/", "http://[::1]/", "http://2130706433:1/", "file:///etc/passwd")) {
            assertThat(service.post(
                                    "/api/v1/webhooks",
                                    "{\"name\":\"x\",\"url\":\"%s\",\"eventTypes\":[\"*\"]}".formatted(url))
                            .expect(422)
                            .text("errors/0/field"))
                    .isEqualTo("url");
        }
        service.patch("/api/v1/webhooks/" + webhook.id(), "{\"url\":\"http://192.168.1.1/\"}", "\"1\"")
                .expect(422);
    }

    @Test
    void refusesWhatCannotWork() {
        String valid = "{\"name\":\"x\",\"url\":\"%s\",\"eventTypes\":[\"%s\"],\"filter\":\"%s\"}";
        assertThat(service.post("/api/v1/webhooks", valid.formatted(url("/"), "klientela.dreams.*", ""))
                        .expect(422)
                        .text("errors/0/field"))
                .isEqualTo("eventTypes[0]");
        assertThat(service.post("/api/v1/webhooks", valid.formatted(url("/"), PRODUCT, "record.nmae == 'x'"))
                        .expect(400)
                        .text("errors/0/message"))
                .startsWith("1:7:");
    }
}
