package io.klientela.platform.reference;

import io.klientela.events.Topics;
import java.util.Arrays;
import java.util.Locale;

/** What can be referred to across services. */
public enum ReferenceType {
    USER(Topics.USERS),
    TEAM(Topics.TEAMS),
    CONTACT(Topics.CONTACTS),
    COMPANY(Topics.COMPANIES),
    PRODUCT(Topics.PRODUCTS),
    DEAL(Topics.DEALS),
    TICKET(Topics.TICKETS);

    private final String topic;

    ReferenceType(String topic) {
        this.topic = topic;
    }

    public String topic() {
        return topic;
    }

    /** Its name in permissions. */
    String resource() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its records belong to somebody, so that not everybody may know of each. */
    boolean isOwned() {
        return this != USER && this != TEAM && this != PRODUCT;
    }

    static ReferenceType ofTopic(String topic) {
        return Arrays.stream(values())
                .filter(type -> type.topic.equals(topic))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no reference type on " + topic));
    }
}
