package io.klientela.contacts.consent;

import io.klientela.contacts.consent.ToldConsents.Told;
import io.klientela.events.contacts.ConsentChannel;
import io.klientela.events.contacts.ConsentEntry;
import io.klientela.events.contacts.ConsentSource;
import io.klientela.events.contacts.ConsentState;
import io.klientela.events.contacts.PurposeState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.consent.Refusal.Missing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The pages of the ledger that some rows of a file are about: read in two queries, written in one. */
final class FilePages {
    private final Aggregates<ConsentPage, ConsentState> pages;
    private final Map<String, ConsentPage> byId = new HashMap<>();
    private final Map<String, Set<ConsentPage>> ofContact = new HashMap<>();
    private final Set<ConsentPage> touched = new LinkedHashSet<>();

    FilePages(Aggregates<ConsentPage, ConsentState> pages, List<ConsentPage> found) {
        this.pages = pages;
        found.forEach(this::take);
    }

    private void take(ConsentPage page) {
        byId.put(page.id(), page);
        page.state()
                .contactIds()
                .forEach(id -> ofContact
                        .computeIfAbsent(id, some -> new LinkedHashSet<>())
                        .add(page));
    }

    /** Whether a file said the same before, so that the same one twice adds nothing. */
    boolean holds(Whose whose, PurposeState purpose, Told told) {
        ConsentPage page = byId.get(whose.pageId());
        return page != null
                && page.counted()
                        .filter(entry -> entry.source() == ConsentSource.IMPORT)
                        .filter(entry -> entry.channel() == told.channel() && entry.decision() == told.decision())
                        .filter(entry -> entry.purpose().equals(purpose.key()))
                        .anyMatch(entry -> told.at() == null || told.at().equals(entry.at()));
    }

    /** Whether the person has said no, here or under another address. */
    boolean isRefused(PurposeState purpose, ConsentChannel channel, Whose whose, Set<String> contactIds) {
        List<ConsentState> states = Stream.concat(
                        Stream.ofNullable(byId.get(whose.pageId())),
                        contactIds.stream().flatMap(id -> ofContact.getOrDefault(id, Set.of()).stream()))
                .distinct()
                .map(ConsentPage::state)
                .toList();
        return new ReadConsents.Found(contactIds, states)
                .missing(purpose, channel, whose)
                .filter(missing -> missing == Missing.WITHDRAWN_CONSENT || missing == Missing.NO_OBJECTION)
                .isPresent();
    }

    void enter(Whose whose, ConsentEntry entry) {
        ConsentPage page = byId.get(whose.pageId());
        if (page == null) {
            page = ConsentPage.open(whose, entry);
        } else {
            page.enter(entry);
        }
        take(page);
        touched.add(page);
    }

    /** The ids of those that somebody else wrote at the same time. */
    Set<String> save() {
        return touched.isEmpty() ? Set.of() : pages.saveAll(new ArrayList<>(touched));
    }
}
