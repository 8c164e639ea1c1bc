package io.klientela.contacts.lineage;

import io.klientela.platform.outbox.AuditLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Reads where values come from out of the audit trail: of many records with one query for each turn of merging. */
@Component
public class Lineages {
    private static final int MOST_TURNS = 20;

    private final AuditLog audit;

    Lineages(AuditLog audit) {
        this.audit = audit;
    }

    /** When the fields of these records were set. */
    public Map<String, Map<String, Instant>> ages(Collection<String> ids, Set<String> fields) {
        Map<String, Map<String, Instant>> ages = new HashMap<>();
        of(ids).forEach((id, lineage) -> {
            Map<String, Instant> since = new HashMap<>();
            fields.forEach(field -> lineage.age(field).ifPresent(at -> since.put(field, at)));
            ages.put(id, since);
        });
        return ages;
    }

    Map<String, Lineage> of(Collection<String> ids) {
        Map<String, List<Document>> entries = new HashMap<>();
        Set<String> wanted = Set.copyOf(ids);
        for (int turn = 0; turn < MOST_TURNS && !wanted.isEmpty(); turn++) {
            Map<String, List<Document>> more =
                    audit.ofAll(wanted).stream().collect(Collectors.groupingBy(entry -> entry.getString("recordId")));
            entries.putAll(more);
            wanted = more.values().stream()
                    .flatMap(List::stream)
                    .map(Lineages::mergedId)
                    .flatMap(Optional::stream)
                    .filter(id -> !entries.containsKey(id))
                    .collect(Collectors.toSet());
        }
        Builder builder = new Builder(entries);
        return ids.stream()
                .distinct()
                .collect(Collectors.toMap(id -> id, id -> builder.build(id).orElseThrow()));
    }

    private static Optional<String> mergedId(Document entry) {
        return Optional.ofNullable(entry.get("content", Document.class))
                .map(content -> content.get("what", Document.class))
                .map(what -> what.getString("mergedId"));
    }

    /** Builds each lineage once; one that is asked for while it is being built, by records merged in a ring, is unknown. */
    private static final class Builder {
        private final Map<String, List<Document>> entries;
        private final Map<String, Optional<Lineage>> built = new LinkedHashMap<>();

        Builder(Map<String, List<Document>> entries) {
            this.entries = entries;
        }

        Optional<Lineage> build(String id) {
            Optional<Lineage> known = built.get(id);
            if (known != null) {
                return known;
            }
            built.put(id, Optional.empty());
            Optional<Lineage> lineage =
                    Optional.of(Lineage.of(entries.getOrDefault(id, new ArrayList<>()), this::build));
            built.put(id, lineage);
            return lineage;
        }
    }
}
