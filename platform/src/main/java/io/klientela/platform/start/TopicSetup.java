package io.klientela.platform.start;

import io.klientela.platform.KlientelaProperties;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that a service publishes to or follows, where they do not exist; whoever comes first. */
final class TopicSetup {
    private static final Duration RECENT_HISTORY = Duration.ofDays(7);

    private final Admin admin;
    private final KlientelaProperties.Kafka settings;

    TopicSetup(Admin admin, KlientelaProperties.Kafka settings) {
        this.admin = admin;
        this.settings = settings;
    }

    /**
     * @param aggregates topics of aggregates: compacted, so that the newest state of everything stays
     * @param logs topics that are kept as they are
     */
    void create(Collection<String> aggregates, Collection<String> logs) {
        try {
            Set<String> present = admin.listTopics().names().get(10, TimeUnit.SECONDS);
            for (String topic : aggregates) {
                if (!present.contains(topic)) {
                    create(topic(topic)
                            .configs(Map.of(
                                    TopicConfig.CLEANUP_POLICY_CONFIG,
                                    TopicConfig.CLEANUP_POLICY_COMPACT,
                                    TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
                                    Long.toString(RECENT_HISTORY.toMillis()))));
                }
            }
            for (String topic : logs) {
                if (!present.contains(topic)) {
                    create(topic(topic).configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1")));
                }
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("topics could not be created", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    private NewTopic topic(String name) {
        Optional<Short> replication =
                settings.replication() < 1 ? Optional.empty() : Optional.of(settings.replication());
        return new NewTopic(name, Optional.of(settings.partitions()), replication);
    }

    private void create(NewTopic topic) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            admin.createTopics(List.of(topic)).all().get(10, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
