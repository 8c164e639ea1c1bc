package io.klientela.contacts.consent;

import com.mongodb.client.model.Filters;
import io.klientela.contacts.purpose.PurposeUse;
import io.klientela.contacts.purpose.Purposes;
import io.klientela.events.contacts.ConsentEntry;
import io.klientela.events.contacts.ConsentState;
import io.klientela.events.contacts.PurposeState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.DuplicateAggregate;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.aggregate.Stamps;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The ledger as the rest of this package uses it: to look up, and to add to. */
@Component
class Ledger implements PurposeUse {
    private final Aggregates<ConsentPage, ConsentState> pages;
    private final Purposes purposes;
    private final KnownPersons persons;
    private final Stamps stamps;

    Ledger(Aggregates<ConsentPage, ConsentState> pages, Purposes purposes, KnownPersons persons, Stamps stamps) {
        this.pages = pages;
        this.purposes = purposes;
        this.persons = persons;
        this.stamps = stamps;
    }

    Optional<ConsentState> page(String pageId) {
        return pages.find(pageId).map(ConsentPage::state);
    }

    List<ConsentState> pages(Collection<String> pageIds, Collection<String> contactIds) {
        return found(pageIds, contactIds).stream().map(ConsentPage::state).toList();
    }

    /** The pages with these ids and those about these contacts, by two indexes. */
    List<ConsentPage> found(Collection<String> pageIds, Collection<String> contactIds) {
        Stream<ConsentPage> named = pages.findAll(Filters.in("_id", pageIds)).stream();
        Stream<ConsentPage> ofPerson = contactIds.isEmpty()
                ? Stream.empty()
                : pages
                        .findAll(Filters.and(Filters.in("state.contactIds", contactIds), Filters.nin("_id", pageIds)))
                        .stream();
        return Stream.concat(named, ofPerson).toList();
    }

    /**
     * Adds an entry to the page of whom it is about, which begins with it where there is none.
     *
     * @param id the entry's; where there is one with it already, nothing happens
     */
    ConsentState enter(Whose whose, String id, Decision decision) {
        PurposeState purpose = purposes.require(decision.purpose(), "purpose");
        ConsentEntry entry = entry(purpose, whose, id, decision, isErased(whose.contactId()));
        if (pages.find(whose.pageId()).isEmpty()) {
            try {
                return pages.add(ConsentPage.open(whose, entry)).state();
            } catch (DuplicateAggregate e) {
                // Somebody began the page just now.
            }
        }
        return pages.change(whose.pageId(), null, page -> page.enter(entry)).state();
    }

    private boolean isErased(@Nullable String contactId) {
        return contactId != null && !persons.isPresent(contactId);
    }

    /** An entry about a contact that is there. */
    ConsentEntry entry(PurposeState purpose, Whose whose, String id, Decision decision) {
        return entry(purpose, whose, id, decision, false);
    }

    private ConsentEntry entry(PurposeState purpose, Whose whose, String id, Decision decision, boolean erased) {
        Stamp stamp = stamps.now();
        return new ConsentEntry(
                id,
                purpose.key(),
                decision.channel(),
                decision.decision(),
                purpose.legalBasis(),
                decision.wordingVersion(),
                decision.language(),
                decision.source(),
                decision.reason(),
                decision.proof(),
                whose.contactId(),
                decision.confirms(),
                decision.corrects(),
                erased ? true : null,
                null,
                decision.at() == null ? stamp.at() : decision.at(),
                stamp.at(),
                stamp.by());
    }

    /** Says of everything that an import has entered into a page that it counts for nothing. */
    void takeBack(ConsentPage page, ImportMark mark) {
        page.takeBack(mark, stamps.now());
    }

    @Override
    public long pagesNaming(String key) {
        return pages.collection().countDocuments(Filters.eq("state.entries.purpose", key));
    }
}
