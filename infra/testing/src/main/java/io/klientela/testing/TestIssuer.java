package io.klientela.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Stands for identity-service in the tests of other services: signs access tokens as it does, serves its keys, and
 * publishes roles on its topic. Start a service with {@code klientela.issuer} = {@link #ISSUER} and
 * {@code klientela.jwks-uri} = {@link #jwksUri()}.
 */
public final class TestIssuer {
    public static final String ISSUER = "http://klientela.test";
    private static final String ROLES = "klientela.identity.role";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private static final class Holder {
        static final TestIssuer INSTANCE = new TestIssuer();
    }

    private final KeyPair keys;
    private final HttpServer server;

    private TestIssuer() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        byte[] jwks =
                "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"test\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                        .formatted(encode(key.getModulus()), encode(key.getPublicExponent()))
                        .getBytes(StandardCharsets.UTF_8);
        server.createContext("/jwks", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, jwks.length);
            exchange.getResponseBody().write(jwks);
            exchange.close();
        });
        server.start();
    }

    public static TestIssuer shared() {
        return Holder.INSTANCE;
    }

    public String jwksUri() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks";
    }

    /** The settings of a service that trusts this issuer and runs on the tests' servers, on a free port. */
    public List<String> settings() {
        return List.of(
                "--server.port=0",
                "--klientela.mongodb.uri=" + TestInfrastructure.mongoUri(),
                "--klientela.kafka.bootstrap=" + TestInfrastructure.kafkaBootstrap(),
                "--klientela.issuer=" + ISSUER,
                "--klientela.jwks-uri=" + jwksUri());
    }

    /** An access token of a person, good for an hour. */
    public String user(String id, String name, Collection<String> roles, Collection<String> teams) {
        return token("user", id, name, roles, teams);
    }

    /** An access token of an API client, good for an hour. */
    public String client(String id, String... roles) {
        return token("client", id, id, List.of(roles), List.of());
    }

    private String token(String type, String id, String name, Collection<String> roles, Collection<String> teams) {
        long now = Instant.now().getEpochSecond();
        String claims = """
                {"iss":"%s","sub":"%s","aud":["klientela"],"iat":%d,"nbf":%d,"exp":%d,"jti":"%s",\
                "typ":"%s","name":"%s","roles":[%s],"teams":[%s]}""".formatted(
                        ISSUER, id, now, now, now + 3600, UUID.randomUUID(), type, name, quoted(roles), quoted(teams));
        String content = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"test\"}") + "." + encode(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Publishes the role {@code admin}, which may do everything. */
    public void publishAdmin() {
        publishRole("admin", "{\"resource\":\"*\",\"actions\":[\"*\"],\"scope\":\"all\"}");
    }

    /** @param permissions JSON objects like {@code {"resource":"deal","actions":["read"],"scope":"own"}} */
    public void publishRole(String id, String... permissions) {
        String now = Instant.now().toString();
        String state =
                "{\"id\":\"%s\",\"name\":\"%s\",\"builtIn\":true,\"permissions\":[%s],\"createdAt\":\"%s\",\"createdBy\":\"system:test\",\"updatedAt\":\"%s\"}"
                        .formatted(id, id, String.join(",", permissions), now, now);
        publish(ROLES, id, "klientela.identity.role.created.v1", 1, "{\"state\":" + state + "}");
    }

    /**
     * Publishes that another service's record was created, updated …
     *
     * @param what the last part of the event's type, like {@code created}
     * @param more further members of its state as JSON, each with a comma behind
     */
    public String publishRecord(String topic, String what, long sequence, String id, String name, String more) {
        String now = Instant.now().toString();
        String state =
                "{\"id\":\"%s\",\"name\":\"%s\",%s\"createdAt\":\"%s\",\"createdBy\":\"system:test\",\"updatedAt\":\"%s\"}"
                        .formatted(id, name, more, now, now);
        publish(topic, id, topic + "." + what + ".v1", sequence, "{\"state\":" + state + "}");
        return id;
    }

    /** Publishes an event of another service as that service would: a CloudEvent in binary mode. */
    public void publish(String topic, String key, String type, long sequence, String data) {
        publishAll(topic, type, sequence, Map.of(key, data));
    }

    /** The same of many records at once. @param data by key, in this order */
    public void publishAll(String topic, String type, long sequence, Map<String, String> data) {
        createIfMissing(topic);
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestInfrastructure.kafkaBootstrap()),
                new StringSerializer(),
                new StringSerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            data.forEach((key, value) -> sent.add(producer.send(event(topic, key, type, sequence, value))));
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProducerRecord<String, String> event(
            String topic, String key, String type, long sequence, String data) {
        ProducerRecord<String, String> event = new ProducerRecord<>(topic, key, data);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_type",
                        type,
                        "ce_source",
                        "/klientela/test",
                        "ce_subject",
                        key,
                        "ce_time",
                        Instant.now().toString(),
                        "ce_sequence",
                        Long.toString(sequence),
                        "ce_actor",
                        "system:test",
                        "content-type",
                        "application/json")
                .forEach((name, value) ->
                        event.headers().add(new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8))));
        return event;
    }

    private static void createIfMissing(String topic) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestInfrastructure.kafkaBootstrap()))) {
            if (!admin.listTopics().names().get().contains(topic)) {
                admin.createTopics(List.of(new NewTopic(topic, 3, (short) 1)))
                        .all()
                        .get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static String quoted(Collection<String> words) {
        return words.stream().map(word -> "\"" + word + "\"").collect(Collectors.joining(","));
    }

    private static String encode(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Unsigned and big-endian, as JWK wants it. */
    private static String encode(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return BASE64.encodeToString(java.util.Arrays.copyOfRange(bytes, sign, bytes.length));
    }
}
