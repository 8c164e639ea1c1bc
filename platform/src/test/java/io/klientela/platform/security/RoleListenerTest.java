package io.klientela.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.events.Topics;
import io.klientela.events.identity.Permission;
import io.klientela.events.identity.RoleEvent;
import io.klientela.events.identity.RoleState;
import io.klientela.events.identity.Scope;
import io.klientela.platform.Json;
import io.klientela.testing.TestInfrastructure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class RoleListenerTest {
    private final String role = "role-" + UUID.randomUUID();
    private final KnownRoles roles = new KnownRoles();

    /** Another test of the same broker may have done so before. */
    @BeforeAll
    static void createTopic() throws Exception {
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, TestInfrastructure.kafkaBootstrap()))) {
            if (!admin.listTopics().names().get().contains(Topics.ROLES)) {
                admin.createTopics(List.of(new NewTopic(Topics.ROLES, 2, (short) 1)))
                        .all()
                        .get();
            }
        }
    }

    @Test
    void followsTheRolesFromTheStartOfTheirTopic() {
        publish(1, List.of(new Permission("deal", List.of("read"), Scope.OWN)));
        RoleListener listener = new RoleListener(TestInfrastructure.kafkaBootstrap(), List.of(roles));
        assertThat(listener.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        listener.start();
        try {
            await(() -> listener.health().getStatus().equals(Status.UP));
            assertThat(roles.permissionsOf(role)).containsExactly(new Permission("deal", List.of("read"), Scope.OWN));

            List<Permission> wider = List.of(new Permission("deal", List.of("*"), Scope.ALL));
            publish(2, wider);
            await(() -> roles.permissionsOf(role).equals(wider));
            publish(3, null);
            await(() -> roles.permissionsOf(role).isEmpty());
        } finally {
            listener.stop();
        }
        assertThat(listener.isRunning()).isFalse();
    }

    @Test
    void isNotReadyWhileNoBrokerAnswers() {
        RoleListener listener = new RoleListener("127.0.0.1:1", List.of(roles));
        listener.start();
        assertThat(listener.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        listener.stop();
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(condition);
    }

    /** @param permissions null for a tombstone */
    private void publish(long sequence, @Nullable List<Permission> permissions) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_type", "klientela.identity.role.updated.v1".getBytes(StandardCharsets.UTF_8));
        headers.add("ce_sequence", Long.toString(sequence).getBytes(StandardCharsets.UTF_8));
        String value = permissions == null ? null : Json.mapper().writeValueAsString(event(permissions));
        try (var producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, TestInfrastructure.kafkaBootstrap()),
                new StringSerializer(),
                new StringSerializer())) {
            assertThat(producer.send(new ProducerRecord<>(Topics.ROLES, null, role, value, headers)))
                    .succeedsWithin(Duration.ofSeconds(10));
        }
    }

    private RoleEvent event(List<Permission> permissions) {
        Instant now = Instant.EPOCH;
        return new RoleEvent.Updated(
                new RoleState(role, "A role", false, permissions, null, null, now, "user:ann", now), Map.of());
    }
}
