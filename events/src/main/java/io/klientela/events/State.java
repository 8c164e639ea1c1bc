package io.klientela.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The published state of an aggregate. Ids are UUIDv7 strings, times are UTC with millisecond precision. */
public interface State {
    String id();

    /** What people call this record; used wherever another service shows it. */
    String name();

    Instant createdAt();

    Instant updatedAt();

    /** The user who owns the record, or null where nobody does. */
    default @Nullable String ownerId() {
        return null;
    }

    /** The team that the record belongs to, or null where it belongs to none. */
    default @Nullable String teamId() {
        return null;
    }
}
