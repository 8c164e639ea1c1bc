package io.klientela.platform.consume;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import io.klientela.platform.web.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.MetadataRecoveryStrategy;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** How projections and reactions read their topics, tell passing failures from lasting ones, and put culprits aside. */
final class Intake {
    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    private static final Duration COMMITS = Duration.ofSeconds(5);

    private final String name;
    private final String group;
    private final String bootstrap;
    private final String service;
    private final DeadLetters deadLetters;

    /** @param group whose members share the partitions */
    Intake(String name, String group, String bootstrap, String service, DeadLetters deadLetters) {
        this.name = name;
        this.group = group;
        this.bootstrap = bootstrap;
        this.service = service;
        this.deadLetters = deadLetters;
    }

    ConcurrentMessageListenerContainer<String, byte[]> start(
            Set<String> topics,
            BatchMessageListener<String, byte[]> listener,
            ConsumerAwareRebalanceListener placement) {
        ContainerProperties properties = new ContainerProperties(topics.toArray(String[]::new));
        properties.setGroupId("klientela." + service + "." + group);
        properties.setMessageListener(listener);
        properties.setConsumerRebalanceListener(placement);
        properties.setMissingTopicsFatal(false);
        // Where they go on is in their database; the broker is told for those who watch it.
        properties.setAckMode(ContainerProperties.AckMode.TIME);
        properties.setAckTime(COMMITS.toMillis());
        properties.setSyncCommits(false);
        ConcurrentMessageListenerContainer<String, byte[]> created =
                new ConcurrentMessageListenerContainer<>(new PromptConsumers(settings()), properties);
        created.setBeanName(service + "-" + name);
        created.setCommonErrorHandler(new DefaultErrorHandler(backOff()));
        created.start();
        return created;
    }

    private Map<String, Object> settings() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                5_000,
                // A killed instance's partitions go to another, or to itself when it is back, after this time.
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                10_000,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                1_000,
                ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                1,
                // An event is handed over at once; so often a consumer asks again while there is none, and so long
                // those of a partition that it was just given may wait.
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                2_000,
                // To forget the brokers that are away would make it ask for them twenty times a second.
                CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG,
                MetadataRecoveryStrategy.NONE.name);
    }

    /** Failures of the database pass: they are repeated for as long as they last. */
    private static ExponentialBackOff backOff() {
        ExponentialBackOff backOff = new ExponentialBackOff(200, 2);
        backOff.setMaxInterval(5_000);
        return backOff;
    }

    void putAside(ConsumerRecord<String, byte[]> message, RuntimeException cause) {
        log.error(
                "{} cannot process {}-{}@{}: {}",
                name,
                message.topic(),
                message.partition(),
                message.offset(),
                cause.toString());
        deadLetters.put(name, message, cause);
    }

    /** Whether a repetition may succeed; what the database refuses for its content never will. */
    static boolean isPassing(RuntimeException e) {
        boolean refused = e instanceof MongoWriteException
                || e instanceof MongoBulkWriteException
                || e instanceof MongoCommandException;
        return (e instanceof MongoException && !refused)
                || e instanceof TransientDataAccessException
                || (e instanceof Problem problem && problem.status().is5xxServerError())
                || e instanceof KafkaException;
    }
}
