package io.klientela.automation.event;

import io.klientela.events.EventTypes;
import io.klientela.events.Topics;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where records are found in the API, and in the web UI, which uses the same words. */
public final class RecordPaths {
    private static final Map<String, String> ROOTS = Map.ofEntries(
            Map.entry(Topics.USERS, "/users"),
            Map.entry(Topics.TEAMS, "/teams"),
            Map.entry(Topics.CONTACTS, "/contacts"),
            Map.entry(Topics.COMPANIES, "/companies"),
            Map.entry(Topics.ACTIVITIES, "/activities"),
            Map.entry(Topics.LEADS, "/leads"),
            Map.entry(Topics.PIPELINES, "/pipelines"),
            Map.entry(Topics.PRODUCTS, "/products"),
            Map.entry(Topics.DEALS, "/deals"),
            Map.entry(Topics.SEGMENTS, "/segments"),
            Map.entry(Topics.TEMPLATES, "/templates"),
            Map.entry(Topics.CAMPAIGNS, "/campaigns"),
            Map.entry(Topics.FORMS, "/forms"),
            Map.entry(Topics.QUEUES, "/queues"),
            Map.entry(Topics.TICKETS, "/tickets"),
            Map.entry(Topics.ANSWERS, "/answers"),
            Map.entry(Topics.RULES, "/rules"),
            Map.entry(Topics.RUNS, "/runs"),
            Map.entry(Topics.WEBHOOKS, "/webhooks"));

    private RecordPaths() {}

    /** The path of what an event of this type happened to, e.g. {@code /deals/<id>}; null where it has none. */
    public static @Nullable String of(String eventType, @Nullable String recordId) {
        String root = recordId == null ? null : ROOTS.get(EventTypes.topicOf(eventType));
        return root == null ? null : root + "/" + recordId;
    }
}
