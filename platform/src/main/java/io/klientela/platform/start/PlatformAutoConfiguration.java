package io.klientela.platform.start;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.connection.ServerMonitoringMode;
import io.klientela.events.Topics;
import io.klientela.platform.KlientelaProperties;
import io.klientela.platform.aggregate.AggregateFactory;
import io.klientela.platform.aggregate.AggregateIndexes;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.aggregate.StateMapper;
import io.klientela.platform.audit.AuditConfiguration;
import io.klientela.platform.audit.ReadLog;
import io.klientela.platform.bulk.Bulks;
import io.klientela.platform.consume.Consuming;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.Projections;
import io.klientela.platform.consume.Reaction;
import io.klientela.platform.consume.Reactions;
import io.klientela.platform.custom.CustomFields;
import io.klientela.platform.export.Export;
import io.klientela.platform.outbox.AuditLog;
import io.klientela.platform.outbox.Instance;
import io.klientela.platform.outbox.Outbox;
import io.klientela.platform.outbox.OutboxEndpoint;
import io.klientela.platform.outbox.OutboxMeters;
import io.klientela.platform.outbox.Outboxes;
import io.klientela.platform.outbox.Relay;
import io.klientela.platform.query.Lists;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.usage.UsageConfiguration;
import io.klientela.platform.web.DatabaseWatch;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.WebSetup;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import tools.jackson.databind.json.JsonMapper;

/** Gives a service the platform: its database, its write path, its relay, its projections and its HTTP conventions. */
@AutoConfiguration(before = MongoAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(KlientelaProperties.class)
@Import({WebSetup.class, Consuming.class, OutboxEndpoint.class, AuditConfiguration.class, UsageConfiguration.class})
class PlatformAutoConfiguration {
    /** How long a dead instance holds what it was about to publish. */
    private static final Duration LEASE = Duration.ofSeconds(10);

    private static final Duration SWEEP = Duration.ofSeconds(2);

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tickMillis(java.time.ZoneOffset.UTC);
    }

    @Bean
    DatabaseWatch databaseWatch() {
        return new DatabaseWatch();
    }

    /**
     * Reads and writes give up soon where the server does not answer: callers are told to come again. Half a second
     * between heartbeats and one for the answer: within two everybody knows.
     */
    @Bean
    MongoClient mongoClient(KlientelaProperties properties, DatabaseWatch watch) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(properties.mongodb().uri()))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .retryWrites(false)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(1500, TimeUnit.MILLISECONDS)
                        .addClusterListener(watch))
                .applyToServerSettings(server -> server.heartbeatFrequency(500, TimeUnit.MILLISECONDS)
                        .serverMonitoringMode(ServerMonitoringMode.POLL))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(1, TimeUnit.SECONDS).readTimeout(10, TimeUnit.SECONDS))
                .build());
    }

    @Bean
    MongoDatabase mongoDatabase(MongoClient client, @Value("${klientela.service}") String service) {
        return client.getDatabase("klientela_" + service);
    }

    @Bean
    Instance instance(@Value("${spring.application.name}") String service) {
        return new Instance(UUID.randomUUID().toString(), service, LEASE);
    }

    @Bean
    StateMapper stateMapper() {
        return new StateMapper();
    }

    @Bean
    Relay relay(KlientelaProperties properties, AuditLog audit, Instance instance) {
        return Relay.create(properties.kafka().bootstrap(), audit, instance.service(), SWEEP);
    }

    /** In background work that nobody bound to an actor, the service itself acts. */
    private static Supplier<String> actor(Instance instance) {
        return () -> CurrentActor.find()
                .orElseGet(() -> Actor.system(instance.service()))
                .wire();
    }

    @Bean
    AggregateFactory aggregateFactory(
            MongoDatabase database, StateMapper mapper, Instance instance, Clock clock, Relay relay) {
        return new AggregateFactory(database, mapper, instance, clock, actor(instance), relay);
    }

    @Bean
    Stamps stamps(Clock clock, Instance instance) {
        return new Stamps(clock, actor(instance));
    }

    @Bean
    Lists lists(Clock clock) {
        return new Lists(clock);
    }

    @Bean
    RecordsFactory recordsFactory(
            Lists lists,
            Access access,
            Stamps stamps,
            AuditLog audit,
            ReadLog reads,
            JsonMapper mapper,
            Clock clock,
            Bulks bulks,
            ObjectProvider<CustomFields> customFields) {
        return new RecordsFactory(
                lists,
                access,
                stamps,
                audit,
                reads,
                mapper,
                new Export(mapper, clock),
                bulks,
                customFields.getIfAvailable(CustomFields::new));
    }

    @Bean(destroyMethod = "close")
    Bulks bulks(MongoDatabase database, Clock clock) {
        return new Bulks(database, clock);
    }

    /** Last, so that interrupted changes go on when indexes and shipped records are there. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    StartupTask startBulks(Bulks bulks) {
        return bulks::start;
    }

    @Bean
    Outboxes outboxes(ObjectProvider<Aggregates<?, ?>> aggregates, Instance instance, Clock clock) {
        return new Outboxes(aggregates.stream()
                .map(some -> new Outbox(
                        some.collection(), some.type().resource(), some.type().topic(), instance, clock))
                .toList());
    }

    @Bean
    OutboxMeters outboxMeters(Outboxes outboxes, Relay relay, Clock clock) {
        return new OutboxMeters(outboxes, relay, clock);
    }

    @Bean(destroyMethod = "close")
    Admin kafkaAdmin(KlientelaProperties properties) {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, properties.kafka().bootstrap(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000));
    }

    @Bean
    Drain drain(ApplicationContext context, @Value("${klientela.drain:0s}") Duration notice) {
        return new Drain(context, notice);
    }

    /** Named for the health group. */
    @Bean
    PlatformLifecycle platform(
            Instance instance,
            ObjectProvider<StartupTask> tasks,
            ObjectProvider<Aggregates<?, ?>> aggregates,
            ObjectProvider<Projection> projectionBeans,
            ObjectProvider<Reaction> reactionBeans,
            Outboxes outboxes,
            Relay relay,
            Projections projections,
            Reactions reactions,
            Admin admin,
            KlientelaProperties properties,
            @Value("${klientela.service}") String service) {
        List<StartupTask> all = new ArrayList<>();
        aggregates.stream().forEach(some -> all.add(() -> AggregateIndexes.create(some)));
        tasks.orderedStream().forEach(all::add);
        Set<String> topics = new HashSet<>(
                // what every service learns permissions and revocations from
                Set.of(Topics.ROLES, Topics.USERS, Topics.TEAMS, Topics.SESSIONS, Topics.API_CLIENTS));
        topics.add(Topics.RIGHTS_USED);
        aggregates.stream().forEach(some -> topics.add(some.type().topic()));
        projectionBeans.stream().forEach(projection -> topics.addAll(projection.topics()));
        reactionBeans.stream().forEach(reaction -> topics.addAll(reaction.topics()));
        TopicSetup setup = new TopicSetup(admin, properties.kafka());
        return new PlatformLifecycle(
                instance.service(),
                all,
                () -> setup.create(topics, List.of(Consuming.deadLetterTopic(service), Topics.AUDIT_CHECKPOINTS)),
                () -> relay.start(outboxes),
                relay,
                projections,
                reactions);
    }
}
