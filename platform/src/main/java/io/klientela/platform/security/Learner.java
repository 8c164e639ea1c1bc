package io.klientela.platform.security;

import org.jspecify.annotations.Nullable;

/** What is learned from the events of one topic, from its beginning on. */
public interface Learner {

    String topic();

    /**
     * Learns one event; an older one never undoes a newer one.
     *
     * @param value null for a tombstone
     * @throws tools.jackson.core.JacksonException where the value is not an event of this topic; what was known stays
     */
    void learn(String key, @Nullable String type, long sequence, byte @Nullable [] value);

    /** Whether nobody is served before the topic is there; where not, it is looked for now and then. */
    default boolean isAwaited() {
        return true;
    }

    /** Whether enough is known to serve anybody, once everything was read. */
    default boolean isEnough() {
        return true;
    }
}
