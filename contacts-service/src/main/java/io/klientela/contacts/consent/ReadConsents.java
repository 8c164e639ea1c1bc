package io.klientela.contacts.consent;

import io.klientela.contacts.consent.ContactConsents.Line;
import io.klientela.contacts.consent.ContactConsents.OfPlace;
import io.klientela.contacts.consent.ContactConsents.OfPurpose;
import io.klientela.contacts.purpose.Purposes;
import io.klientela.events.contacts.ConsentChannel;
import io.klientela.events.contacts.ConsentDecision;
import io.klientela.events.contacts.ConsentStanding;
import io.klientela.events.contacts.ConsentState;
import io.klientela.events.contacts.ConsentSubject;
import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.LegalBasis;
import io.klientela.events.contacts.PurposeState;
import io.klientela.platform.consent.LedgerPages;
import io.klientela.platform.consent.Refusal.Missing;
import io.klientela.platform.consent.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what the ledger says of a contact, with all who were merged into it. */
@Component
class ReadConsents {
    private final Ledger ledger;
    private final Purposes purposes;
    private final KnownPersons persons;

    ReadConsents(Ledger ledger, Purposes purposes, KnownPersons persons) {
        this.ledger = ledger;
        this.purposes = purposes;
        this.persons = persons;
    }

    /** What there is about somebody. @param contactIds of one person */
    record Found(Set<String> contactIds, List<ConsentState> pages) {

        /** The pages of this very place: of a contact by post also those of the ones merged into it. */
        private boolean isOwn(ConsentState page, Whose whose) {
            return page.id().equals(whose.pageId())
                    || (whose.subject() == ConsentSubject.CONTACT
                            && contactIds.stream()
                                    .anyMatch(id -> page.id().equals(LedgerPages.id(ConsentSubject.CONTACT, id))));
        }

        /** What is missing for a purpose that rests on a person's word. */
        Optional<Missing> missing(PurposeState purpose, ConsentChannel channel, Whose whose) {
            List<Standing> standings = new ArrayList<>();
            pages.forEach(page -> matching(page, purpose, channel).forEach(one -> {
                if (isOwn(page, whose)) {
                    standings.add(Standing.own(one));
                }
                standings.addAll(Standing.withdrawals(one, contactIds));
            }));
            return Standing.missing(purpose.legalBasis(), standings);
        }

        private Optional<ConsentStanding> last(PurposeState purpose, ConsentChannel channel, Whose whose) {
            return pages.stream()
                    .filter(page -> isOwn(page, whose))
                    .flatMap(page -> matching(page, purpose, channel))
                    .max(Comparator.comparing(ConsentStanding::at));
        }

        private static Stream<ConsentStanding> matching(
                ConsentState page, PurposeState purpose, ConsentChannel channel) {
            return page.standings().stream()
                    .filter(one -> one.purpose().equals(purpose.key()) && one.channel() == channel);
        }
    }

    Found about(@Nullable String contactId, Collection<String> pageIds) {
        Set<String> family = contactId == null ? Set.of() : persons.family(contactId);
        return new Found(family, ledger.pages(pageIds, family));
    }

    ContactConsents of(ContactState contact) {
        Set<String> pageIds = new HashSet<>();
        for (ConsentChannel channel : ConsentChannel.values()) {
            KnownPersons.places(contact, channel).forEach(place -> pageIds.add(place.pageId()));
        }
        Found found = about(contact.id(), pageIds);
        List<Line> history = found.pages().stream()
                .flatMap(page -> page.entries().stream().map(entry -> new Line(page.id(), page.address(), entry)))
                .sorted(Comparator.comparing((Line line) -> line.entry().recordedAt())
                        .thenComparing(line -> line.entry().id())
                        .reversed())
                .toList();
        return new ContactConsents(
                purposes.all().stream()
                        .map(purpose -> ofPurpose(purpose, contact, found))
                        .toList(),
                history);
    }

    private static OfPurpose ofPurpose(PurposeState purpose, ContactState contact, Found found) {
        List<OfPlace> places = new ArrayList<>();
        for (ConsentChannel channel : purpose.channels()) {
            for (Whose whose : KnownPersons.places(contact, channel)) {
                places.add(ofPlace(purpose, channel, whose, found));
            }
        }
        return new OfPurpose(
                purpose.key(),
                purpose.name(),
                purpose.title(),
                purpose.legalBasis(),
                purpose.active(),
                isWithdrawable(purpose),
                places);
    }

    private static OfPlace ofPlace(PurposeState purpose, ConsentChannel channel, Whose whose, Found found) {
        Optional<ConsentStanding> last = found.last(purpose, channel, whose);
        Missing missing = null;
        if (!purpose.active()) {
            missing = Missing.ACTIVE_PURPOSE;
        } else if (isWithdrawable(purpose)) {
            missing = found.missing(purpose, channel, whose).orElse(null);
        }
        boolean withdrawn = missing == Missing.WITHDRAWN_CONSENT || missing == Missing.NO_OBJECTION;
        return new OfPlace(
                channel,
                whose.address(),
                withdrawn
                        ? ConsentDecision.WITHDRAWN
                        : last.map(ConsentStanding::decision).orElse(null),
                last.map(ConsentStanding::at).orElse(null),
                missing == null,
                missing);
    }

    /** Whether a person has a say in it. */
    static boolean isWithdrawable(PurposeState purpose) {
        return purpose.legalBasis() == LegalBasis.CONSENT || purpose.legalBasis() == LegalBasis.LEGITIMATE_INTEREST;
    }
}
