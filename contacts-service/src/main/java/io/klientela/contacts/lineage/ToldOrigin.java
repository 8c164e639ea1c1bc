package io.klientela.contacts.lineage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a value comes from, as it is shown.
 *
 * @param value which one of a list, as people see it; null where the field is no list
 * @param actor {@code user:<id>}, {@code client:<id>} or {@code system:<service>}
 * @param name of the actor; of the file, lead or rule where that says more
 * @param sourceId of the import, lead or bulk change that it was a part of
 * @param merged how it came to this record, where it was set on one that was merged into it
 */
record ToldOrigin(
        String field,
        @Nullable String value,
        Instant at,
        String actor,
        @Nullable String actorName,
        How how,
        @Nullable String name,
        @Nullable String sourceId,
        @Nullable ToldMerge merged) {

    /** @param contactId the record that it was set on */
    record ToldMerge(
            String contactId,
            Instant at,
            String actor,
            @Nullable String actorName) {}
}
