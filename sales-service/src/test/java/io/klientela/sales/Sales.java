package io.klientela.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.embedded.TestInfrastructure;
import io.klientela.embedded.TestIssuer;
import io.klientela.events.Topics;
import io.klientela.platform.Ids;
import io.klientela.platform.Json;
import io.klientela.platform.KlientelaService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The running service as a caller sees it; one for all tests of the JVM. */
final class Sales {
    static final TestIssuer ISSUER = TestIssuer.shared();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Not a field of the class itself: other threads use that while the service comes up. */
    private static final class Holder {
        static final Sales INSTANCE = new Sales();
    }

    private final String base;
    private final String token;

    /** The service for an administrator. */
    static Sales asAdmin() {
        return Holder.INSTANCE;
    }

    private Sales() {
        ISSUER.publishAdmin();
        ISSUER.publishRole("rep", permission("own"));
        ISSUER.publishRole("lead", permission("team"));
        ConfigurableApplicationContext context = KlientelaService.builder(
                        SalesServiceApplication.class, "sales-service")
                .run(
                        "--server.port=0",
                        "--klientela.mongodb.uri=" + TestInfrastructure.mongoUri(),
                        "--klientela.kafka.bootstrap=" + TestInfrastructure.kafkaBootstrap(),
                        "--klientela.issuer=" + TestIssuer.ISSUER,
                        "--klientela.jwks-uri=" + ISSUER.jwksUri(),
                        "--klientela.imports.patience=3s",
                        "--management.endpoint.health.show-details=always");
        base = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
        token = ISSUER.client("tests", "admin");
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> get("/actuator/health/readiness").expect(200));
    }

    private Sales(Sales same, String token) {
        this.base = same.base;
        this.token = token;
    }

    private static String permission(String scope) {
        return "{\"resource\":\"deal\",\"actions\":[\"read\",\"create\",\"update\"],\"scope\":\"%s\"}".formatted(scope);
    }

    /** The service for somebody else. */
    Sales as(String userId, String name, String role, String... teams) {
        return new Sales(this, ISSUER.user(userId, name, List.of(role), List.of(teams)));
    }

    /** What the service answered. */
    record Answer(int status, JsonNode body, Map<String, List<String>> headers) {
        String text(String path) {
            return body.at("/" + path).asString();
        }

        String id() {
            return text("id");
        }

        String etag() {
            return headers.getOrDefault("etag", List.of("")).getFirst();
        }

        Answer expect(int expected) {
            assertThat(status).as("%s", body).isEqualTo(expected);
            return this;
        }

        List<String> all(String list, String field) {
            List<String> values = new ArrayList<>();
            body.at("/" + list).forEach(item -> values.add(item.at("/" + field).asString()));
            return values;
        }
    }

    Answer get(String path) {
        return send("GET", path, null, null);
    }

    Answer post(String path, String json) {
        return send("POST", path, json, null);
    }

    Answer post(String path, String json, String ifMatch) {
        return send("POST", path, json, ifMatch);
    }

    Answer patch(String path, String json, String ifMatch) {
        return send("PATCH", path, json, ifMatch);
    }

    Answer delete(String path, String ifMatch) {
        return send("DELETE", path, null, ifMatch);
    }

    private Answer send(String method, String path, @Nullable String json, @Nullable String ifMatch) {
        HttpRequest.Builder request = builder(path)
                .method(
                        method,
                        json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return send(request.build());
    }

    /** Uploads a file and waits for the end of its import. */
    Answer upload(String resource, String mapping, byte[] csv) {
        String boundary = "b" + Ids.next();
        byte[] head = """
                --%1$s\r
                Content-Disposition: form-data; name="mapping"\r
                \r
                %2$s\r
                --%1$s\r
                Content-Disposition: form-data; name="file"; filename="%3$s.csv"\r
                Content-Type: text/csv\r
                \r
                """.formatted(boundary, mapping, resource).getBytes(StandardCharsets.UTF_8);
        byte[] tail = "\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8);
        Answer started = send(builder("/api/v1/" + resource + "/imports")
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(head, csv, tail)))
                        .build())
                .expect(202);
        String path = "/api/v1/" + resource + "/imports/" + started.id();
        return await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> get(path),
                        answer -> List.of("completed", "failed", "cancelled").contains(answer.text("status")));
    }

    String download(String path) {
        try {
            return HTTP.send(builder(path).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder builder(String path) {
        return HttpRequest.newBuilder(URI.create(
                        base + path.replace(" ", "%20").replace("\"", "%22").replace(">", "%3E")))
                .header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode body = Json.mapper().readTree(response.body().isEmpty() ? "{}" : response.body());
            return new Answer(response.statusCode(), body, response.headers().map());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Publishes a record of another service, as that would. */
    static void publish(String topic, String what, long sequence, String id, String name, String more) {
        String now = Instant.now().toString();
        ISSUER.publish(
                topic,
                id,
                topic + "." + what + ".v1",
                sequence,
                "{\"state\":{\"id\":\"%s\",\"name\":\"%s\",%s\"createdAt\":\"%s\",\"createdBy\":\"system:test\",\"updatedAt\":\"%s\"}}"
                        .formatted(id, name, more, now, now));
    }

    static String user(String name, String... teams) {
        String id = Ids.next();
        String ids = Arrays.stream(teams).map("\"%s\""::formatted).collect(Collectors.joining(","));
        publish(Topics.USERS, "created", 1, id, name, "\"roles\":[],\"teamIds\":[%s],".formatted(ids));
        return id;
    }

    static String company(String name) {
        String id = Ids.next();
        publish(Topics.COMPANIES, "created", 1, id, name, "\"tags\":[],");
        return id;
    }

    /** The types of all events of a record, in order. */
    static List<String> eventsOf(String topic, String id) {
        return records(topic).stream()
                .filter(message -> message.key().equals(id))
                .map(message ->
                        new String(message.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
                .map(type -> type.substring(topic.length() + 1).replace(".v1", ""))
                .toList();
    }

    /** The state in the newest event of each record. */
    static Map<String, JsonNode> newest(String topic) {
        return records(topic).stream()
                .collect(Collectors.toMap(
                        ConsumerRecord::key,
                        message -> Json.mapper().readTree(message.value()).required("state"),
                        (older, newer) -> newer));
    }

    private static List<ConsumerRecord<String, byte[]>> records(String topic) {
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestInfrastructure.kafkaBootstrap()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(at -> consumer.position(at) < ends.getOrDefault(at, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
        }
        return all;
    }
}
