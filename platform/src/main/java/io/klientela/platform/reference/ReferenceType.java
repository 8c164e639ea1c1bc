package io.klientela.platform.reference;

import io.klientela.events.Topics;
import java.util.Arrays;

/** What can be referred to across services. */
public enum ReferenceType {
    USER(Topics.USERS),
    TEAM(Topics.TEAMS),
    CONTACT(Topics.CONTACTS),
    COMPANY(Topics.COMPANIES),
    PRODUCT(Topics.PRODUCTS),
    DEAL(Topics.DEALS);

    private final String topic;

    ReferenceType(String topic) {
        this.topic = topic;
    }

    public String topic() {
        return topic;
    }

    static ReferenceType ofTopic(String topic) {
        return Arrays.stream(values())
                .filter(type -> type.topic.equals(topic))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no reference type on " + topic));
    }
}
