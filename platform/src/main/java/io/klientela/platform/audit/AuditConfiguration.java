package io.klientela.platform.audit;

import com.mongodb.client.MongoDatabase;
import io.klientela.events.EventTypes;
import io.klientela.events.Topics;
import io.klientela.events.platform.CheckpointEvent;
import io.klientela.events.platform.CheckpointState;
import io.klientela.platform.Json;
import io.klientela.platform.Trace;
import io.klientela.platform.outbox.AuditLog;
import io.klientela.platform.outbox.OutboxEntry;
import io.klientela.platform.outbox.Relay;
import io.klientela.platform.start.StartupTask;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.Scheduled;

/** Gives a service its logs of changes and of readings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditSettings.class)
@Import(AuditEndpoint.class)
public class AuditConfiguration {
    private static final Logger log = LoggerFactory.getLogger(AuditConfiguration.class);
    private static final String ENTRIES = "audit_entries";

    @Bean
    AuditLog auditLog(MongoDatabase database) {
        return new AuditLog(database.getCollection(ENTRIES));
    }

    @Bean
    Chain auditChain(AuditLog audit) {
        return audit.chain();
    }

    /** A log that was no chain becomes the beginning of the chain. */
    @Bean
    StartupTask auditIndexes(Chain chain, ReadLog reads, MongoDatabase database) {
        return () -> {
            chain.createIndexes();
            reads.createIndexes();
            chain.takeOver(database.getCollection("audit"));
        };
    }

    @Bean
    ReadLog readLog(
            MongoDatabase database,
            Clock clock,
            @Value("${klientela.service}") String service,
            @Value("${klientela.web-client.id:klientela-web}") String webClient) {
        return new ReadLog(database.getCollection("readings"), clock, service, webClient);
    }

    @Bean
    Checkpoints checkpoints(
            Chain chain,
            MongoDatabase database,
            AuditSettings settings,
            Clock clock,
            Relay relay,
            @Value("${klientela.service}") String service) {
        return new Checkpoints(
                service,
                chain,
                database,
                settings,
                clock,
                (name, size, root, at, note) ->
                        relay.publish(Topics.AUDIT_CHECKPOINTS, name, event(name, size, root, at, note)));
    }

    /** Its id follows from what it says, so that a repetition is the same event. */
    private static OutboxEntry event(String service, long size, String root, Instant at, String note) {
        String id = UUID.nameUUIDFromBytes((service + " " + note).getBytes(StandardCharsets.UTF_8))
                .toString();
        CheckpointState state =
                new CheckpointState(service + "-" + size, "klientela/" + service, service, size, root, note, at, at);
        return new OutboxEntry(
                id,
                EventTypes.nameOf(CheckpointEvent.Signed.class),
                size,
                at,
                "system:" + service + "-service",
                Trace.current(),
                Json.mapper().writeValueAsString(new CheckpointEvent.Signed(state)),
                null);
    }

    @Bean
    AuditWork auditWork(Checkpoints checkpoints, ReadLog reads, AuditSettings settings, Clock clock) {
        return new AuditWork(checkpoints, reads, settings, clock);
    }

    /** What the logs need now and then. */
    record AuditWork(Checkpoints checkpoints, ReadLog reads, AuditSettings settings, Clock clock) {

        @Scheduled(initialDelay = 20, fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
        void sign() {
            try {
                checkpoints.sign(false);
            } catch (RuntimeException e) {
                log.warn("the audit log is signed later: {}", e.toString());
            }
        }

        @Scheduled(initialDelay = 15, fixedDelay = 24 * 60, timeUnit = TimeUnit.MINUTES)
        void forget() {
            var today = clock.instant().atZone(java.time.ZoneOffset.UTC);
            checkpoints.trim(today.minus(settings.keep()).toInstant());
            reads.forget(today.minus(settings.keepReadings()).toInstant());
        }
    }
}
