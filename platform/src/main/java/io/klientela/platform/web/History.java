package io.klientela.platform.web;

import java.util.List;
import java.util.Set;
import org.bson.Document;

/** The newest changes of a record, at most 200. */
public record History(List<HistoryEntry> items) {

    /** @param entries of the audit trail */
    public static History of(List<Document> entries) {
        return of(entries, Set.of());
    }

    /** @param entries of the audit trail. @param hidden the fields that its reader does not see */
    static History of(List<Document> entries, Set<String> hidden) {
        return new History(entries.stream()
                .map(HistoryEntry::of)
                .map(entry -> entry.without(hidden))
                .toList());
    }
}
