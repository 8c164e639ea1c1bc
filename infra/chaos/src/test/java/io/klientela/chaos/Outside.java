package io.klientela.chaos;

import com.sun.net.httpserver.HttpServer;
import io.klientela.processes.Api;
import io.klientela.testing.TestMail;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** The world that the platform tells things: a receiver of webhooks, a mail server, and somebody who is notified. */
final class Outside implements AutoCloseable {
    private final Platform platform;
    private final HttpServer receiver;
    private final Queue<String> received = new ConcurrentLinkedQueue<>();

    Outside(Platform platform) throws IOException {
        this.platform = platform;
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.createContext("/", exchange -> {
            received.add(String.valueOf(exchange.getRequestHeaders().getFirst("webhook-id")));
            try (exchange) {
                exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
                exchange.sendResponseHeaders(204, -1);
            }
        });
        receiver.start();
    }

    /** Has a webhook, a notification and mails sent, and waits until all of them arrived. */
    void hearOfSomething() {
        Api api = platform.api();
        String mark = "Heard" + System.nanoTime();
        api.post("/api/v1/webhooks", """
                {"name":"%s","url":"http://127.0.0.1:%d/","eventTypes":["klientela.sales.deal.won.v1"]}""".formatted(mark, receiver.getAddress().getPort()));
        String user =
                api.get("/api/v1/users?limit=1").get("items").get(0).get("id").asString();
        api.post("/api/v1/rules", """
                {"name":"%s","active":true,"trigger":{"kind":"event","eventType":"klientela.sales.deal.won.v1"},
                 "actions":[{"kind":"notify","settings":{"to":"%s","title":"Won {{ record.name }}"}}]}""".formatted(mark, user));
        Campaigns.create(platform, mark, 5);
        Map<String, Long> before = counts();
        // The rule and the webhook are known where events are followed a moment after they are made.
        Awaitility.await("told of a won deal")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> {
                    JsonNode deal = api.post("/api/v1/deals", """
                            {"name":"%s","amount":{"amount":"10","currency":"PLN"}}""".formatted(mark));
                    api.post("/api/v1/deals/" + deal.get("id").asString() + "/win", "{}", "If-Match", "\"1\"");
                    Map<String, Long> now = counts();
                    return grew("webhooks received", before, now) && grew("notifications", before, now);
                });
        Campaigns.awaitSent(platform, mark, 5);
        platform.awaitQuiet();
    }

    private static boolean grew(String way, Map<String, Long> before, Map<String, Long> now) {
        return now.getOrDefault(way, 0L) > before.getOrDefault(way, 0L);
    }

    /** What was told so far, in each way. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        counts.put("webhooks received", (long) received.size());
        counts.put("mails received", (long) TestMail.shared().mails().size());
        Map.of("deliveries", "automation", "notifications", "automation", "postbox", "marketing", "mails", "marketing")
                .forEach((name, service) ->
                        counts.put(name, platform.collection(service, name).countDocuments()));
        counts.put("letters", platform.collection("ticketing", "letters").countDocuments());
        counts.put("leads", platform.collection("contacts", "leads").countDocuments());
        return counts;
    }

    @Override
    public void close() {
        receiver.stop(0);
    }
}
