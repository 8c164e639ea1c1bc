package io.klientela.contacts.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of a timeline, newest first.
 *
 * @param nextCursor where the next page begins; null on the last one
 */
record TimelinePage(
        List<TimelineItem> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor) {

    /**
     * Something that happened.
     *
     * @param id of the event
     * @param type its wire name, e.g. {@code klientela.sales.deal.won.v1}
     * @param data of an update {@code changes}; of a deal {@code stage}, {@code amount}, {@code fromStage}, {@code
     *     toStage}, {@code reason}; of an activity {@code kind}, the beginning of its {@code body}, and its times; of the
     *     others what tells them apart at a glance
     */
    record TimelineItem(
            String id,
            Instant at,
            String type,
            TimelineResource resource,
            TimelineActor actor,
            Map<String, Object> data) {}

    /** @param type the last word of its topic, e.g. {@code deal}. @param name as it was then */
    record TimelineResource(
            String type, String id, @Nullable String name) {}

    /** @param id {@code user:<id>}, {@code client:<id>} or {@code system:<service>} */
    record TimelineActor(String id, @Nullable String name) {}
}
