package io.klientela.platform.bulk;

import com.fasterxml.jackson.annotation.JsonValue;
import io.klientela.platform.web.Problem;
import java.util.List;
import java.util.Locale;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One record of a bulk change.
 *
 * @param before JSON of what it was; there before the record is touched, so that a crash takes no undo away
 * @param seen its version before
 */
record BulkItem(
        long number,
        String record,
        Outcome outcome,
        @Nullable String name,
        @Nullable Long version,
        @Nullable Long seen,
        @Nullable String before,
        @Nullable String after,
        @Nullable Integer status,
        @Nullable String problem,
        List<Problem.FieldError> errors) {

    /** What became of the record. */
    enum Outcome {
        PENDING,
        CHANGED,
        UNCHANGED,
        REFUSED,
        UNDONE,
        KEPT;

        @JsonValue
        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static BulkItem pending(long number, String record) {
        return new BulkItem(number, record, Outcome.PENDING, null, null, null, null, null, null, null, List.of());
    }

    BulkItem planned(long seenVersion, String values) {
        return new BulkItem(
                number, record, outcome, name, version, seenVersion, values, after, status, problem, errors);
    }

    BulkItem done(BulkTarget.Done done) {
        return done.changed()
                ? new BulkItem(
                        number,
                        record,
                        Outcome.CHANGED,
                        done.name(),
                        done.version(),
                        seen,
                        done.before().toString(),
                        done.after().toString(),
                        null,
                        null,
                        List.of())
                : new BulkItem(
                        number,
                        record,
                        Outcome.UNCHANGED,
                        done.name(),
                        done.version(),
                        seen,
                        null,
                        null,
                        null,
                        null,
                        List.of());
    }

    /** As an earlier attempt left it, which was killed before it could say so. */
    BulkItem doneBefore(BulkTarget.@Nullable Done now) {
        return new BulkItem(
                number,
                record,
                Outcome.CHANGED,
                now == null ? null : now.name(),
                now == null ? null : now.version(),
                seen,
                before,
                now == null ? "{}" : now.after().toString(),
                null,
                null,
                List.of());
    }

    BulkItem undone() {
        return new BulkItem(number, record, Outcome.UNDONE, name, null, seen, before, after, null, null, List.of());
    }

    /** @param into {@link Outcome#REFUSED} or {@link Outcome#KEPT} */
    BulkItem refused(Outcome into, Problem why) {
        return new BulkItem(
                number,
                record,
                into,
                name,
                version,
                seen,
                before,
                after,
                why.status().value(),
                why.detail(),
                why.errors());
    }

    static String id(String job, long number) {
        return "%s/%09d".formatted(job, number);
    }

    Document toDocument(String job) {
        Document document = new Document("_id", id(job, number))
                .append("job", job)
                .append("number", number)
                .append("record", record)
                .append("outcome", outcome.wire());
        put(document, "name", name);
        put(document, "version", version);
        put(document, "seen", seen);
        put(document, "before", before);
        put(document, "after", after);
        put(document, "status", status);
        put(document, "problem", problem);
        if (!errors.isEmpty()) {
            document.append(
                    "errors",
                    errors.stream()
                            .map(error -> new Document("field", error.field()).append("message", error.message()))
                            .toList());
        }
        return document;
    }

    private static void put(Document document, String key, @Nullable Object value) {
        if (value != null) {
            document.append(key, value);
        }
    }

    static BulkItem of(Document item) {
        return new BulkItem(
                item.getLong("number"),
                item.getString("record"),
                Outcome.valueOf(item.getString("outcome").toUpperCase(Locale.ROOT)),
                item.getString("name"),
                item.getLong("version"),
                item.getLong("seen"),
                item.getString("before"),
                item.getString("after"),
                item.getInteger("status"),
                item.getString("problem"),
                item.getList("errors", Document.class, List.of()).stream()
                        .map(error -> new Problem.FieldError(error.getString("field"), error.getString("message")))
                        .toList());
    }
}
