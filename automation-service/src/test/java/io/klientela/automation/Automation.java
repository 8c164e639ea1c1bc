package io.klientela.automation;

import static org.awaitility.Awaitility.await;

import io.klientela.events.EventTypes;
import io.klientela.events.Topics;
import io.klientela.platform.Ids;
import io.klientela.platform.KlientelaService;
import io.klientela.testing.Api;
import io.klientela.testing.TestInfrastructure;
import io.klientela.testing.TestIssuer;
import io.klientela.testing.TestMail;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** The running service as a caller sees it, one for all tests of the JVM, and the events of others as they publish them. */
final class Automation extends Api {
    static final TestIssuer ISSUER = TestIssuer.shared();
    static final FakeApi API = new FakeApi();
    private static final String SECRET = "c".repeat(20);

    private static final class Holder {
        static final Automation INSTANCE = new Automation(start(), ISSUER.client("tests", "admin"));

        static final KafkaProducer<String, String> PRODUCER = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestInfrastructure.kafkaBootstrap()),
                new StringSerializer(),
                new StringSerializer());
    }

    private final ConfigurableApplicationContext context;

    static Automation asAdmin() {
        return Holder.INSTANCE;
    }

    private Automation(ConfigurableApplicationContext context, String token) {
        super("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"), token);
        this.context = context;
    }

    /** Another instance of the service on the same servers, ready. */
    static ConfigurableApplicationContext start(String... more) {
        ISSUER.publishAdmin();
        ISSUER.publishRole(
                "rep",
                "{\"resource\":\"notification\",\"actions\":[\"read\",\"update\",\"delete\"],\"scope\":\"own\"}");
        List<String> arguments = new ArrayList<>(ISSUER.settings());
        arguments.addAll(List.of(
                "--klientela.kafka.partitions=2",
                "--klientela.api-url=" + API.url(),
                "--klientela.service-client.secret=" + SECRET,
                "--klientela.digests.look=500ms",
                "--klientela.rules.first-retry=100ms",
                "--klientela.webhooks.allow-private=127.0.0.1/32",
                "--klientela.webhooks.timeout=2s",
                "--klientela.webhooks.schedule=100ms,200ms,300ms"));
        arguments.addAll(TestMail.settings());
        arguments.addAll(List.of(more));
        ConfigurableApplicationContext context = KlientelaService.builder(
                        AutomationServiceApplication.class, "automation-service")
                .run(arguments.toArray(String[]::new));
        new Automation(context, "").awaitReady();
        return context;
    }

    /** The service for a person. */
    Automation as(String userId) {
        return new Automation(context, ISSUER.user(userId, userId, List.of("rep"), List.of()));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** An event of another service, to be published as that would. */
    record Event(
            String id,
            String type,
            String key,
            long sequence,
            String data,
            String actor,
            @Nullable String trace,
            Instant at) {

        /** @param state fields of the record, without the braces */
        static Event of(String type, String key, String state) {
            Instant now = Instant.now();
            return new Event(
                    Ids.next(),
                    type,
                    key,
                    1,
                    "{\"state\":{\"id\":\"%s\",%s,\"createdAt\":\"%s\",\"createdBy\":\"system:test\",\"updatedAt\":\"%s\"}}"
                            .formatted(key, state, now, now),
                    "user:ann",
                    null,
                    now);
        }

        Event by(String someone, @Nullable String traceparent) {
            return new Event(id, type, key, sequence, data, someone, traceparent, at);
        }

        /** Publishes it; once more each time. */
        Event happen() {
            ProducerRecord<String, String> message = new ProducerRecord<>(EventTypes.topicOf(type), key, data);
            Map<String, String> headers = new HashMap<>(Map.of(
                    "ce_specversion",
                    "1.0",
                    "ce_id",
                    id,
                    "ce_type",
                    type,
                    "ce_source",
                    "/klientela/test",
                    "ce_subject",
                    key,
                    "ce_time",
                    at.toString(),
                    "ce_sequence",
                    Long.toString(sequence),
                    "ce_actor",
                    actor,
                    "content-type",
                    "application/json"));
            if (trace != null) {
                headers.put("ce_traceparent", trace);
            }
            headers.forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            try {
                Holder.PRODUCER.send(message).get();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
            return this;
        }
    }

    /** A colleague, known to the service when this returns. */
    static String user(String name, String... roles) {
        String id = Ids.next();
        Event.of(
                        Topics.USERS + ".created.v1",
                        id,
                        "\"name\":\"%s\",\"email\":\"%s@example.com\",\"roles\":[%s],\"teamIds\":[],\"status\":\"active\""
                                .formatted(
                                        name,
                                        name.toLowerCase(java.util.Locale.ROOT),
                                        List.of(roles).stream()
                                                .map("\"%s\""::formatted)
                                                .collect(java.util.stream.Collectors.joining(","))))
                .happen();
        await().until(() -> asAdmin()
                .bean(io.klientela.automation.people.People.class)
                .find(id)
                .isPresent());
        return id;
    }
}
