package io.klientela.contacts.consent;

import io.klientela.events.Topics;
import io.klientela.events.contacts.ConsentDecision;
import io.klientela.events.contacts.ConsentEntry;
import io.klientela.events.contacts.ConsentEvent;
import io.klientela.events.contacts.ConsentState;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.web.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A page of the ledger. There is one thing to do with it: to add an entry. */
final class ConsentPage extends Aggregate<ConsentState> {
    static final AggregateType<ConsentPage, ConsentState> TYPE = AggregateType.of(
                    "consent", "consents", Topics.CONSENTS, ConsentState.class, ConsentPage::new)
            .indexed("name", "contactIds", "createdAt", "updatedAt")
            .about(ConsentState::contactIds);

    /** No person decides so often. A no is always taken. */
    private static final int MOST_ENTRIES = 1_000;

    private ConsentPage(String id) {
        super(id);
    }

    ConsentPage(ConsentState state, long version) {
        super(state, version);
    }

    static ConsentPage open(Whose whose, ConsentEntry entry) {
        ConsentPage page = new ConsentPage(whose.pageId());
        page.record(
                new ConsentState(
                        page.id(),
                        whose.name(),
                        whose.subject(),
                        whose.address(),
                        List.of(),
                        List.of(),
                        List.of(),
                        entry.recordedAt(),
                        entry.recordedBy(),
                        entry.recordedAt()),
                entry);
        return page;
    }

    /** Adds an entry; nothing happens where it is there already. */
    void enter(ConsentEntry entry) {
        if (find(entry.id()).isPresent()) {
            return;
        }
        boolean no = entry.decision() == ConsentDecision.WITHDRAWN;
        if (state().entries().size() >= MOST_ENTRIES && !no) {
            throw Problem.conflict("This page of the ledger is full: it has %,d entries.".formatted(MOST_ENTRIES));
        }
        record(state(), entry);
    }

    Optional<ConsentEntry> find(@Nullable String entryId) {
        return state().entries().stream()
                .filter(entry -> entry.id().equals(entryId))
                .findFirst();
    }

    /** What counts: neither what was corrected nor what only says so. */
    Stream<ConsentEntry> counted() {
        return Standings.counted(state().entries()).stream();
    }

    /** Says of what an import has entered that it counts for nothing; nothing happens where that was said. */
    void takeBack(ImportMark mark, Stamp stamp) {
        counted().filter(mark::isOn).toList().forEach(entry -> record(state(), takingBack(entry, stamp)));
    }

    private static ConsentEntry takingBack(ConsentEntry entry, Stamp stamp) {
        return new ConsentEntry(
                UUID.nameUUIDFromBytes(("taken back\n" + entry.id()).getBytes(StandardCharsets.UTF_8))
                        .toString(),
                entry.purpose(),
                entry.channel(),
                ConsentDecision.REQUESTED,
                entry.legalBasis(),
                null,
                null,
                entry.source(),
                null,
                entry.proof(),
                entry.contactId(),
                null,
                entry.id(),
                null,
                true,
                stamp.at(),
                stamp.at(),
                stamp.by());
    }

    private void record(ConsentState before, ConsentEntry entry) {
        List<ConsentEntry> entries = new ArrayList<>(before.entries());
        entries.add(entry);
        Set<String> contactIds = new LinkedHashSet<>(before.contactIds());
        if (entry.contactId() != null) {
            contactIds.add(entry.contactId());
        }
        ConsentState after = new ConsentState(
                before.id(),
                before.name(),
                before.subject(),
                before.address(),
                List.copyOf(contactIds),
                Standings.of(entries),
                List.copyOf(entries),
                before.createdAt(),
                before.createdBy(),
                entry.recordedAt());
        record(
                switch (entry.decision()) {
                    case REQUESTED -> new ConsentEvent.Requested(after, entry);
                    case GIVEN -> new ConsentEvent.Given(after, entry);
                    case WITHDRAWN -> new ConsentEvent.Withdrawn(after, entry);
                });
    }
}
