package io.klientela.contacts.consent;

import io.klientela.contacts.consent.ReadConsents.Found;
import io.klientela.contacts.purpose.Purposes;
import io.klientela.events.contacts.ConsentChannel;
import io.klientela.events.contacts.ConsentDecision;
import io.klientela.events.contacts.ConsentProof;
import io.klientela.events.contacts.ConsentSource;
import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.PurposeState;
import io.klientela.platform.Ids;
import io.klientela.platform.audit.Caller;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a person has a say in, and what they say. */
@Component
class Preferences {
    private final ReadConsents consents;
    private final Purposes purposes;
    private final KnownPersons persons;
    private final Ledger ledger;

    Preferences(ReadConsents consents, Purposes purposes, KnownPersons persons, Ledger ledger) {
        this.consents = consents;
        this.purposes = purposes;
        this.persons = persons;
        this.ledger = ledger;
    }

    /** One switch. @param on whether something may be sent. @param wordingVersion what is shown beside it */
    record Switch(
            PurposeState purpose,
            ConsentChannel channel,
            Whose whose,
            boolean on,
            @Nullable Integer wordingVersion) {

        /** What it is called on the page. */
        String name() {
            return purpose.key() + "." + channel.name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What somebody sees of themselves.
     *
     * @param language of the contact; null where it is not known
     */
    record View(Whose whose, @Nullable String language, List<Switch> switches, List<ContactConsents.Line> history) {}

    /** @param whose an e-mail address, perhaps of a known contact */
    View of(Whose whose) {
        Optional<ContactState> contact = Optional.ofNullable(whose.contactId()).flatMap(persons::find);
        List<Switch> switches = new ArrayList<>();
        List<Whose> places = new ArrayList<>(List.of(whose));
        for (ConsentChannel channel : List.of(ConsentChannel.PHONE, ConsentChannel.POST)) {
            contact.flatMap(one -> KnownPersons.places(one, channel).stream().findFirst())
                    .ifPresent(places::add);
        }
        Found found = consents.about(
                contact.map(ContactState::id).orElse(whose.contactId()),
                places.stream().map(Whose::pageId).toList());
        for (PurposeState purpose : purposes.all()) {
            if (purpose.active() && ReadConsents.isWithdrawable(purpose)) {
                purpose.channels()
                        .forEach(channel -> place(whose, contact, channel)
                                .map(place -> toSwitch(purpose, channel, place, found))
                                .ifPresent(switches::add));
            }
        }
        List<ContactConsents.Line> history = found.pages().stream()
                .flatMap(page -> page.entries().stream()
                        .map(entry -> new ContactConsents.Line(page.id(), page.address(), entry)))
                .sorted(Comparator.comparing(
                                (ContactConsents.Line line) -> line.entry().at())
                        .reversed())
                .toList();
        return new View(whose, contact.map(ContactState::language).orElse(null), switches, history);
    }

    /** Of several numbers the first: a no to it is a no to all. */
    private static Optional<Whose> place(Whose whose, Optional<ContactState> contact, ConsentChannel channel) {
        return channel == ConsentChannel.EMAIL
                ? Optional.of(whose)
                : contact.flatMap(
                        one -> KnownPersons.places(one, channel).stream().findFirst());
    }

    private static Switch toSwitch(PurposeState purpose, ConsentChannel channel, Whose place, Found found) {
        Integer version = purpose.wordings().isEmpty()
                ? null
                : purpose.wordings().getLast().version();
        return new Switch(
                purpose, channel, place, found.missing(purpose, channel, place).isEmpty(), version);
    }

    /**
     * Enters what differs.
     *
     * @param shown the switches that the person saw, with the version of the wording, 0 where there was none
     * @param on those that they left on
     * @return how many entries were made
     */
    int decide(Whose whose, Map<String, Integer> shown, Set<String> on, String language) {
        int entered = 0;
        for (Switch one : of(whose).switches()) {
            boolean wanted = on.contains(one.name());
            if (shown.containsKey(one.name()) && one.on() != wanted) {
                enter(one, wanted, shown.getOrDefault(one.name(), 0), language);
                entered++;
            }
        }
        return entered;
    }

    private void enter(Switch one, boolean wanted, int seen, String language) {
        Integer version = Purposes.wording(one.purpose(), seen).isPresent() ? seen : null;
        Caller caller = Caller.current();
        ConsentProof proof = new ConsentProof(caller.address(), caller.agent(), null, null, null, null, null);
        ledger.enter(
                one.whose(),
                Ids.next(),
                Decision.of(
                        one.purpose().key(),
                        one.channel(),
                        wanted ? ConsentDecision.GIVEN : ConsentDecision.WITHDRAWN,
                        wanted ? version : null,
                        language,
                        ConsentSource.PREFERENCE_CENTRE,
                        proof,
                        null));
    }
}
