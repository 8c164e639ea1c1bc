package io.klientela.marketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.embedded.TestInfrastructure;
import io.klientela.embedded.TestIssuer;
import io.klientela.embedded.TestMail;
import io.klientela.events.Topics;
import io.klientela.platform.Ids;
import io.klientela.platform.Json;
import io.klientela.platform.KlientelaService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** A running service as a caller with the admin role sees it. */
final class Marketing {
    static final TestIssuer ISSUER = TestIssuer.shared();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private static final class Holder {
        static final Marketing INSTANCE = start("marketing", TestMail.settings());
    }

    final ConfigurableApplicationContext context;
    final String base;
    private final String token;

    /** The one that all tests share; it sends through the embedded mail server. */
    static Marketing shared() {
        return Holder.INSTANCE;
    }

    /** One of its own. @param database instances of the same name share it */
    static Marketing start(String database, List<String> settings) {
        return new Marketing(database, settings);
    }

    private Marketing(String database, List<String> settings) {
        ISSUER.publishAdmin();
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--klientela.service=" + database,
                "--klientela.mongodb.uri=" + TestInfrastructure.mongoUri(),
                "--klientela.kafka.bootstrap=" + TestInfrastructure.kafkaBootstrap(),
                "--klientela.issuer=" + TestIssuer.ISSUER,
                "--klientela.jwks-uri=" + ISSUER.jwksUri()));
        arguments.addAll(settings);
        context = KlientelaService.builder(MarketingServiceApplication.class, "marketing-service")
                .run(arguments.toArray(String[]::new));
        base = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
        token = ISSUER.client("tests", "admin");
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> get("/actuator/health/readiness").expect(200));
    }

    record Answer(int status, String text, Map<String, List<String>> headers) {
        JsonNode json() {
            return Json.mapper().readTree(text.isEmpty() ? "{}" : text);
        }

        String at(String path) {
            return json().at("/" + path).asString();
        }

        String id() {
            return at("id");
        }

        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }

        Answer expect(int expected) {
            assertThat(status).as("%s", text).isEqualTo(expected);
            return this;
        }
    }

    Answer get(String path) {
        return send(request(path).header("Authorization", "Bearer " + token).GET());
    }

    Answer post(String path, String json, String... headers) {
        HttpRequest.Builder request = request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    /** An action on the version that is there now. */
    Answer act(String path, String verb, String json) {
        return post(path + "/" + verb, json, "If-Match", get(path).header("etag"));
    }

    Answer patch(String path, String json) {
        return send(request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("If-Match", get(path).header("etag"))
                .method("PATCH", BodyPublishers.ofString(json)));
    }

    /** As somebody who is not signed in. @param url a path, or an absolute link out of a mail */
    Answer open(String url) {
        return send(request(local(url)).GET());
    }

    Answer submit(String url, String urlEncoded, String... headers) {
        HttpRequest.Builder request = request(local(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(urlEncoded));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    private static String local(String url) {
        return url.startsWith(TestIssuer.ISSUER) ? url.substring(TestIssuer.ISSUER.length()) : url;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                URI.create(base + path.replace(" ", "%20").replace("\"", "%22").replace(">", "%3E")));
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(), response.body(), response.headers().map());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Publishes a record of another service, as that would. @param more JSON members, each with a comma behind */
    static String publish(String topic, String what, long sequence, String id, String name, String more) {
        String now = Instant.now().toString();
        ISSUER.publish(
                topic,
                id,
                topic + "." + what + ".v1",
                sequence,
                "{\"state\":{\"id\":\"%s\",\"name\":\"%s\",%s\"createdAt\":\"%s\",\"createdBy\":\"system:test\",\"updatedAt\":\"%s\"}}"
                        .formatted(id, name, more, now, now));
        return id;
    }

    /** A contact with an address, or without where it is null, and one tag. */
    static String contact(String name, @Nullable String email, String tag) {
        String emails = email == null ? "" : "{\"value\":\"%s\"}".formatted(email);
        return publish(
                Topics.CONTACTS,
                "created",
                1,
                Ids.next(),
                name,
                "\"firstName\":\"%s\",\"emails\":[%s],\"phones\":[],\"companies\":[],\"language\":\"pl\",\"tags\":[\"%s\"],"
                        .formatted(name.substring(0, name.indexOf(" ")), emails, tag));
    }

    /** A template of HTML with a link. */
    String template(String name) {
        return post("/api/v1/templates", """
                {"name":"%s","format":"html","subject":"Dzień dobry, {{ contact.firstName }}",
                 "body":"<html><body><p>Witaj {{ contact.name }}</p><p><a href='https://example.com/oferta?a=1&amp;b=2'>Oferta</a></p></body></html>"}
                """.formatted(name)).expect(201).id();
    }

    String segment(String tag) {
        return post("/api/v1/segments", "{\"name\":\"%1$s\",\"filter\":\"\\\"%1$s\\\" in tags\"}".formatted(tag))
                .expect(201)
                .id();
    }

    /** A campaign to everybody with the tag, once they are all known. */
    String campaign(String tag, int members, String more) {
        String segment = segment(tag);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(get("/api/v1/segments/" + segment + "/members?count=true&limit=1")
                                .expect(200)
                                .json()
                                .at("/count")
                                .asInt())
                        .isEqualTo(members));
        return post("/api/v1/campaigns", """
                {"name":"Kampania %s","segmentId":"%s","templateId":"%s"%s}
                """.formatted(tag, segment, template("Szablon " + tag), more))
                .expect(201)
                .id();
    }

    JsonNode awaitStatus(String campaign, String status) {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> get("/api/v1/campaigns/" + campaign).expect(200).json(),
                        state -> state.at("/status").asString().equals(status));
    }

    List<JsonNode> mailsOf(String campaign) {
        List<JsonNode> mails = new ArrayList<>();
        get("/api/v1/campaigns/" + campaign + "/mails?limit=500")
                .expect(200)
                .json()
                .at("/items")
                .forEach(mails::add);
        return mails;
    }

    /** The types of all events of a record, in order. */
    static List<String> eventsOf(String topic, String id) {
        List<String> types = new ArrayList<>();
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
                consumer.poll(Duration.ofMillis(100)).forEach(message -> {
                    if (message.key().equals(id)) {
                        String type = new String(
                                message.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
                        types.add(type.substring(topic.length() + 1).replace(".v1", ""));
                    }
                });
            }
        }
        return types;
    }
}
