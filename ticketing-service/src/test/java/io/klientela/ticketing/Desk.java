package io.klientela.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.embedded.TestInfrastructure;
import io.klientela.embedded.TestIssuer;
import io.klientela.embedded.TestMail;
import io.klientela.events.Topics;
import io.klientela.platform.Ids;
import io.klientela.platform.Json;
import io.klientela.platform.KlientelaService;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The running service as callers, customers and their mail programs see it; one for all tests of the JVM. */
final class Desk implements AutoCloseable {
    static final TestIssuer ISSUER = TestIssuer.shared();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private static final class Holder {
        static final Desk INSTANCE = new Desk();
    }

    private final ConfigurableApplicationContext context;
    private final String base;
    private final String token;

    /** The service for an administrator. */
    static Desk asAdmin() {
        return Holder.INSTANCE;
    }

    private Desk() {
        this("ticketing", TestMail.settings());
    }

    /** Another service with a database of its own, which sends mail by another server and fetches none; to be closed. */
    static Desk mailingBy(int port) {
        return new Desk(
                "ticketing_" + port, List.of("--klientela.smtp.host=127.0.0.1", "--klientela.smtp.port=" + port));
    }

    private Desk(String database, List<String> mail) {
        ISSUER.publishAdmin();
        ISSUER.publishRole(
                "own-agent", "{\"resource\":\"ticket\",\"actions\":[\"read\",\"update\"],\"scope\":\"own\"}");
        List<String> settings = new ArrayList<>(mail);
        settings.addAll(List.of(
                "--server.port=0",
                "--klientela.service=" + database,
                "--klientela.mongodb.uri=" + TestInfrastructure.mongoUri(),
                "--klientela.kafka.bootstrap=" + TestInfrastructure.kafkaBootstrap(),
                "--klientela.issuer=" + TestIssuer.ISSUER,
                "--klientela.jwks-uri=" + ISSUER.jwksUri(),
                "--klientela.ticketing.mail-poll=200ms",
                "--klientela.ticketing.sweep=300ms",
                "--klientela.ticketing.clock=200ms",
                "--klientela.ticketing.first-retry=200ms",
                "--klientela.imap.timeout=30s"));
        context = KlientelaService.builder(TicketingServiceApplication.class, "ticketing-service")
                .run(settings.toArray(String[]::new));
        base = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
        token = ISSUER.user(Ids.next(), "Ewa Nowak", List.of("admin"), List.of());
        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> get("/actuator/health/readiness").expect(200));
    }

    @Override
    public void close() {
        context.close();
    }

    private Desk(Desk same, String token) {
        this.context = same.context;
        this.base = same.base;
        this.token = token;
    }

    /** The service for somebody else. */
    Desk as(String userId, String name, String role) {
        return new Desk(this, ISSUER.user(userId, name, List.of(role), List.of()));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** What the service answered. */
    record Answer(int status, String raw, JsonNode body, Map<String, List<String>> headers) {
        String text(String path) {
            return body.at("/" + path).asString();
        }

        String id() {
            return text("id");
        }

        String etag() {
            return header("etag");
        }

        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }

        Answer expect(int expected) {
            assertThat(status).as("%s", raw).isEqualTo(expected);
            return this;
        }

        List<String> all(String list, String field) {
            List<String> values = new ArrayList<>();
            body.at("/" + list).forEach(item -> values.add(item.at("/" + field).asString()));
            return values;
        }
    }

    Answer get(String path) {
        return send(builder(path).build());
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
        return send(builder(path).DELETE().header("If-Match", ifMatch).build());
    }

    /** Sends a form as a browser without a token does, and follows where it leads. */
    Answer form(String url, String body) {
        return send(HttpRequest.newBuilder(URI.create(base + path(url)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** Opens a page as a browser without a token does. */
    Answer browse(String url) {
        return send(HttpRequest.newBuilder(URI.create(base + path(url))).build());
    }

    private static String path(String url) {
        return url.replaceFirst("^https?://[^/]+", "");
    }

    Answer upload(String path, String name, byte[] content) {
        String boundary = "b" + Ids.next();
        byte[] head = """
                --%s\r
                Content-Disposition: form-data; name="file"; filename="%s"\r
                Content-Type: application/octet-stream\r
                \r
                """.formatted(boundary, name).getBytes(StandardCharsets.UTF_8);
        byte[] tail = "\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8);
        return send(builder(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(head, content, tail)))
                .build());
    }

    private Answer send(String method, String path, String json, @Nullable String ifMatch) {
        HttpRequest.Builder request = builder(path)
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .header("Content-Type", "application/json");
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return send(request.build());
    }

    private HttpRequest.Builder builder(String path) {
        return HttpRequest.newBuilder(URI.create(
                        base + path.replace(" ", "%20").replace("\"", "%22").replace(">", "%3E")))
                .header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            boolean json =
                    response.headers().firstValue("content-type").orElse("").contains("json");
            JsonNode body = Json.mapper().readTree(json ? response.body() : "{}");
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    body,
                    response.headers().map());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The only ticket with this subject, once it has come. */
    Answer ticketNamed(String name) {
        String filter = URLEncoder.encode("name == \"%s\"".formatted(name), StandardCharsets.UTF_8);
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> {
                            Answer found =
                                    get("/api/v1/tickets?filter=" + filter).expect(200);
                            assertThat(found.all("items", "id").size()).isLessThan(2);
                            return found.all("items", "id").isEmpty()
                                    ? null
                                    : ticket(found.all("items", "id").getFirst());
                        },
                        found -> found != null && found.body().at("/messages").asInt() > 0);
    }

    Answer ticket(String id) {
        return get("/api/v1/tickets/" + id).expect(200);
    }

    Answer messages(String ticketId) {
        return get("/api/v1/tickets/%s/messages".formatted(ticketId)).expect(200);
    }

    /** Sends a mail as it is written here to the mail server. */
    static void mail(String to, String raw) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(TestMail.shared().smtpPort()));
        properties.put("mail.smtp.from", "sender@example.com");
        Session session = Session.getInstance(properties);
        try {
            byte[] bytes = raw.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
            MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(bytes));
            try (Transport transport = session.getTransport("smtp")) {
                transport.connect();
                transport.sendMessage(message, new InternetAddress[] {new InternetAddress(to)});
            }
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A plain mail to the support. */
    static void mail(String from, String subject, String text, String... headers) {
        mail(
                TestMail.DOMAIN.isEmpty() ? "" : "support@" + TestMail.DOMAIN,
                "From: %s\nTo: support@%s\nSubject: %s\nMessage-ID: <%s@example.com>\n%sContent-Type: text/plain; charset=utf-8\n\n%s"
                        .formatted(
                                from,
                                TestMail.DOMAIN,
                                subject,
                                Ids.next(),
                                headers.length == 0 ? "" : String.join("\n", headers) + "\n",
                                text));
    }

    /** A contact as contacts-service tells of one. */
    static String contact(String name, String email, String language) {
        String id = Ids.next();
        String now = Instant.now().toString();
        ISSUER.publish(
                Topics.CONTACTS,
                id,
                Topics.CONTACTS + ".created.v1",
                1,
                "{\"state\":{\"id\":\"%s\",\"name\":\"%s\",\"emails\":[{\"value\":\"%s\"}],\"phones\":[],\"companies\":[],\"language\":\"%s\",\"tags\":[],\"createdAt\":\"%s\",\"createdBy\":\"system:test\",\"updatedAt\":\"%s\"}}"
                        .formatted(id, name, email, language, now, now));
        return id;
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
                for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(100))) {
                    if (message.key().equals(id)) {
                        String type = new String(
                                message.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
                        types.add(type.substring(topic.length() + 1).replace(".v1", ""));
                    }
                }
            }
        }
        return types;
    }
}
