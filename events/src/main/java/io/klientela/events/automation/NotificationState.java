package io.klientela.events.automation;

import io.klientela.events.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that one person should know.
 *
 * @param name its title
 * @param link where it leads in the web UI, e.g. {@code /deals/<id>}
 * @param kind e.g. {@code rule}, {@code mention}, {@code assignment}
 */
public record NotificationState(
        String id,
        String name,
        @Nullable String body,
        String kind,
        @Nullable String link,
        @Nullable String recordType,
        @Nullable String recordId,
        @Nullable Instant readAt,
        @Nullable String ownerId,
        Instant createdAt,
        String createdBy,
        Instant updatedAt)
        implements State {}
