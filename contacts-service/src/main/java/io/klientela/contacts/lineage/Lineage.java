package io.klientela.contacts.lineage;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * Where each value of a record comes from, as its audit trail tells it. A value that a merge brought keeps whoever set it
 * on the record that was merged; what is given back, as by taking a merge or an import back, keeps whoever set it first.
 */
final class Lineage {
    private record Value(String field, String text, Object says) {}

    private final Function<String, Optional<Lineage>> others;
    private final Contents contents = new Contents();
    private final Map<String, Map<String, Origin>> now = new LinkedHashMap<>();
    private final Map<Value, Origin> seen = new HashMap<>();

    /** @param others the lineage of another record, where it is known */
    private Lineage(Function<String, Optional<Lineage>> others) {
        this.others = others;
    }

    /** @param entries of the audit trail, the oldest first */
    static Lineage of(List<Document> entries, Function<String, Optional<Lineage>> others) {
        Lineage lineage = new Lineage(others);
        entries.forEach(lineage::take);
        return lineage;
    }

    /** By field, then by the text that people see of a value; the empty text where the field is no list. */
    Map<String, Map<String, Origin>> origins() {
        return now;
    }

    /** When the newest value of a field was set. */
    Optional<Instant> age(String field) {
        return now.getOrDefault(field, Map.of()).values().stream()
                .map(origin -> origin.source().at())
                .max(Instant::compareTo);
    }

    private void take(Document entry) {
        if (!(entry.get("content") instanceof Document content)) {
            return;
        }
        List<Document> changes = content.getList("changes", Document.class, List.of());
        Map<String, Map<String, Object>> before = changes.stream()
                .map(Contents::fieldOf)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), contents::of, (one, same) -> one, LinkedHashMap::new));
        contents.apply(changes);
        Source source = Source.of(entry, content);
        before.forEach((field, values) -> take(field, values, source, content));
    }

    private void take(String field, Map<String, Object> before, Source source, Document content) {
        Map<String, Origin> known = now.getOrDefault(field, Map.of());
        Map<String, Origin> next = new LinkedHashMap<>();
        contents.of(field).forEach((text, says) -> {
            Value value = new Value(field, text, says);
            Origin kept = says.equals(before.get(text)) ? known.get(text) : null;
            Origin origin = kept == null ? origin(value, source, content) : kept;
            next.put(text, origin);
            seen.put(value, origin);
        });
        if (next.isEmpty()) {
            next.put("", Origin.of(source));
        }
        now.put(field, next);
    }

    private Origin origin(Value value, Source source, Document content) {
        if (source.isUndoing()) {
            Origin earlier = seen.get(value);
            return earlier == null ? Origin.of(source) : earlier;
        }
        if (source.isMerge()) {
            String mergedId = content.get("what", new Document()).getString("mergedId");
            return Optional.ofNullable(mergedId)
                    .flatMap(others)
                    .map(other -> other.seen.get(value))
                    .map(origin -> origin.through(source, mergedId))
                    .orElseGet(() -> Origin.of(source));
        }
        return Origin.of(source);
    }
}
