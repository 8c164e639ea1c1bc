package io.klientela.platform.consume;

import com.mongodb.client.MongoDatabase;
import io.klientela.platform.KlientelaProperties;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The projections and reactions of a service with their positions and dead letters. */
@Configuration(proxyBeanMethods = false)
@Import(OperationsEndpoint.class)
public class Consuming {

    public static String deadLetterTopic(String service) {
        return "klientela.dead-letters." + service;
    }

    @Bean
    Positions positions(MongoDatabase database) {
        return new Positions(database.getCollection("positions"));
    }

    /** Opens no connection before the first dead letter. */
    @Bean(destroyMethod = "close")
    DeadLetters deadLetters(
            MongoDatabase database,
            KlientelaProperties properties,
            Clock clock,
            @Value("${klientela.service}") String service) {
        return new DeadLetters(
                database.getCollection("dead_letters"),
                () -> producer(properties.kafka().bootstrap()),
                deadLetterTopic(service),
                clock);
    }

    private static Producer<String, byte[]> producer(String bootstrap) {
        return new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap, ProducerConfig.ACKS_CONFIG, "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @Bean
    Projections projections(
            ObjectProvider<Projection> projections,
            KlientelaProperties properties,
            Positions positions,
            DeadLetters deadLetters,
            @Value("${klientela.service}") String service) {
        List<ProjectionRunner> runners = projections.stream()
                .map(projection -> new ProjectionRunner(
                        projection, properties.kafka().bootstrap(), service, positions, deadLetters))
                .toList();
        return new Projections(runners, positions);
    }

    @Bean
    Reactions reactions(
            ObjectProvider<Reaction> reactions,
            KlientelaProperties properties,
            Positions positions,
            DeadLetters deadLetters,
            Clock clock,
            @Value("${klientela.service}") String service) {
        return new Reactions(reactions.stream()
                .map(reaction -> new ReactionRunner(
                        reaction, properties.kafka().bootstrap(), service, positions, deadLetters, clock))
                .toList());
    }

    @Bean
    TopicEnds topicEnds(Admin admin) {
        return new TopicEnds(admin);
    }

    @Bean
    Lag lag(TopicEnds ends, Positions positions) {
        return new Lag(ends, positions);
    }

    @Bean
    Freshnesses freshnesses(TopicEnds ends, Positions positions) {
        return projection -> new Freshness(projection, ends, positions);
    }

    @Bean
    ConsumeMeters consumeMeters(Projections projections, DeadLetters deadLetters, Lag lag) {
        return new ConsumeMeters(projections, deadLetters, lag);
    }
}
