package io.klientela.contacts.upkeep;

import io.klientela.contacts.lineage.Lineages;
import io.klientela.contacts.quality.Checklist;
import io.klientela.contacts.quality.Circumstances;
import io.klientela.contacts.quality.RuleBooks;
import io.klientela.contacts.quality.Shared;
import io.klientela.contacts.quality.Subject;
import io.klientela.contacts.quality.Verdict;
import io.klientela.events.State;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Marks;
import io.klientela.platform.outbox.OutboxFields;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Judges records by the rules, with how old their fields are, and who else has the same. */
@Component
class Judge {
    /** What has to be read of a record's document. */
    static final List<String> READ = List.of("version", "state", "deletedAt", Verdict.PLACE, OutboxFields.PENDING);

    private static final Duration SOON = Duration.ofSeconds(1);

    private final RuleBooks books;
    private final Lineages lineages;
    private final Clock clock;

    Judge(RuleBooks books, Lineages lineages, Clock clock) {
        this.books = books;
        this.lineages = lineages;
        this.clock = clock;
    }

    /** What the rules say of a record now. @param shared what it has in common with others that it should not */
    record Judgement(Verdict verdict, Shared shared) {}

    <S extends State> Judgement of(Subject subject, Aggregates<?, S> records, S state) {
        Checklist checklist = books.checklist(subject);
        Map<String, Instant> since = since(checklist, List.of(state.id())).getOrDefault(state.id(), Map.of());
        Shared shared = new Twins<>(records, checklist).of(state);
        return new Judgement(checklist.judge(state, new Circumstances(since, shared.rules()), clock.instant()), shared);
    }

    /** Notes anew what the rules say of stored records, where it is something else. */
    <S extends State> void again(Subject subject, Aggregates<?, S> records, List<Document> documents) {
        Checklist checklist = books.checklist(subject);
        Map<String, Map<String, Instant>> since = since(
                checklist,
                documents.stream().map(document -> document.getString("_id")).toList());
        Instant now = clock.instant();
        Map<String, Shared> shared = checklist.comparesRecords() && !documents.isEmpty()
                ? new Twins<>(records, checklist).among(documents, now)
                : Map.of();
        Map<Document, Document> notes = new LinkedHashMap<>();
        for (Document document : documents) {
            String id = document.getString("_id");
            Shared twins = shared.get(id);
            Set<String> rules = twins == null ? Set.of() : twins.rules();
            Verdict verdict = checklist.judge(
                    records.stateOf(document), new Circumstances(since.getOrDefault(id, Map.of()), rules), now);
            // Its newest change may not stand in the audit trail yet, which tells how old things are.
            boolean early = !checklist.aged().isEmpty() && document.getBoolean(OutboxFields.PENDING, false);
            Document note = verdict.note(early ? now.plus(SOON) : verdict.due());
            if (twins != null) {
                twins.addTo(note);
            }
            if (!note.equals(document.get(Verdict.PLACE))) {
                notes.put(document, note);
            }
        }
        Marks<S> marks = Objects.requireNonNull(records.type().marks());
        marks.note(records, notes);
    }

    private Map<String, Map<String, Instant>> since(Checklist checklist, Collection<String> ids) {
        return checklist.aged().isEmpty() || ids.isEmpty() ? Map.of() : lineages.ages(ids, checklist.aged());
    }
}
