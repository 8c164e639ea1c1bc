package io.klientela.platform.audit;

import io.klientela.platform.query.Fields;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * That somebody read personal data.
 *
 * @param action {@code view}, {@code list}, {@code search} or {@code export}
 * @param via {@code ui} or {@code api}
 * @param persons the contacts and leads whom it told of
 * @param query what was asked for
 */
public record Reading(
        String id,
        Instant at,
        String actor,
        @Nullable String actorName,
        @Nullable String client,
        String via,
        @Nullable String address,
        @Nullable String agent,
        @Nullable String purpose,
        String action,
        String resource,
        @Nullable String recordId,
        @Nullable String query,
        List<String> persons,
        @Nullable String trace) {

    private record Stored(
            Instant at,
            String actor,
            String actorName,
            String client,
            String via,
            String address,
            String agent,
            String purpose,
            String action,
            String resource,
            String recordId,
            String query,
            List<String> persons,
            String trace) {}

    static final Fields FIELDS = Fields.flat(Stored.class).build();

    public static Reading of(Document entry) {
        return new Reading(
                entry.getString("_id"),
                entry.getDate("at").toInstant(),
                entry.getString("actor"),
                entry.getString("actorName"),
                entry.getString("client"),
                entry.getString("via"),
                entry.getString("address"),
                entry.getString("agent"),
                entry.getString("purpose"),
                entry.getString("action"),
                entry.getString("resource"),
                entry.getString("recordId"),
                entry.getString("query"),
                entry.getList("persons", String.class, List.of()),
                entry.getString("trace"));
    }
}
