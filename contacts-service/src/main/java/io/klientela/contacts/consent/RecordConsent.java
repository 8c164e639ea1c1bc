package io.klientela.contacts.consent;

import io.klientela.contacts.consent.ConsentInput.Proof;
import io.klientela.contacts.purpose.Purposes;
import io.klientela.contacts.shared.PhoneNumbers;
import io.klientela.events.contacts.ConsentChannel;
import io.klientela.events.contacts.ConsentDecision;
import io.klientela.events.contacts.ConsentEntry;
import io.klientela.events.contacts.ConsentProof;
import io.klientela.events.contacts.ConsentSource;
import io.klientela.events.contacts.ConsentState;
import io.klientela.events.contacts.ConsentSubject;
import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.LegalBasis;
import io.klientela.events.contacts.PurposeState;
import io.klientela.platform.audit.Caller;
import io.klientela.platform.consent.LedgerPages;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Enters what somebody says a person has decided, where that can be. */
@Component
class RecordConsent {
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>\"(),;:]{1,64}@[^\\s@<>\"(),;:]+\\.[^\\s@<>\"(),;:.]{2,}");
    private static final Duration OTHER_CLOCKS = Duration.ofMinutes(1);
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Set<ConsentSource> OF_CLIENTS =
            Set.of(ConsentSource.API, ConsentSource.IMPORT, ConsentSource.FORM, ConsentSource.PREFERENCE_CENTRE);

    private final Ledger ledger;
    private final Purposes purposes;
    private final KnownPersons persons;
    private final Confirmations confirmations;
    private final Access access;
    private final Clock clock;

    RecordConsent(
            Ledger ledger,
            Purposes purposes,
            KnownPersons persons,
            Confirmations confirmations,
            Access access,
            Clock clock) {
        this.ledger = ledger;
        this.purposes = purposes;
        this.persons = persons;
        this.confirmations = confirmations;
        this.access = access;
        this.clock = clock;
    }

    /** @param id of the entry. @throws Problem 422 that names the field, 404 where the contact may not be seen */
    ConsentState record(String id, ConsentInput input) {
        PurposeState purpose = purposes.require(input.purpose(), "purpose");
        check(input, purpose);
        Whose whose = whose(input);
        if (input.corrects() != null) {
            checkCorrection(input, whose);
        }
        boolean asked = input.decision() == ConsentDecision.REQUESTED;
        if (asked) {
            confirmations.announce(id, whose);
        }
        ConsentState page = ledger.enter(whose, id, decision(input, purpose));
        if (asked) {
            confirmations.wake();
        }
        return page;
    }

    private void check(ConsentInput input, PurposeState purpose) {
        boolean yes = input.decision() != ConsentDecision.WITHDRAWN;
        if (purpose.legalBasis() != LegalBasis.CONSENT && purpose.legalBasis() != LegalBasis.LEGITIMATE_INTEREST) {
            throw wrong(
                    "purpose",
                    "\"%s\" rests on a contract or the law: there is nothing to give or to withdraw."
                            .formatted(purpose.key()));
        } else if (!purpose.channels().contains(input.channel())) {
            throw wrong("channel", "\"%s\" does not use this channel.".formatted(purpose.key()));
        } else if (yes && !purpose.active()) {
            throw wrong("purpose", "\"%s\" is switched off.".formatted(purpose.key()));
        } else if (input.decision() == ConsentDecision.REQUESTED
                && (input.channel() != ConsentChannel.EMAIL || purpose.legalBasis() != LegalBasis.CONSENT)) {
            throw wrong("decision", "Only a consent to e-mail can be confirmed from its address.");
        }
        Integer version = input.wordingVersion();
        if (version != null && Purposes.wording(purpose, version).isEmpty()) {
            throw wrong("wordingVersion", "\"%s\" has no such wording.".formatted(purpose.key()));
        }
        Instant at = input.at();
        if (at != null && !isPossible(at, clock.instant())) {
            throw wrong("at", "Nobody can have decided then.");
        }
        checkSource(input);
    }

    /** Whether somebody can have decided then. */
    static boolean isPossible(Instant at, Instant now) {
        return !at.isAfter(now.plus(OTHER_CLOCKS)) && !at.isBefore(EARLIEST);
    }

    private static void checkSource(ConsentInput input) {
        boolean user = CurrentActor.get().isUser();
        String reason = input.reason();
        if (user && input.source() != null && input.source() != ConsentSource.USER) {
            throw wrong("source", "What a person enters has the source user.");
        } else if (!user && input.source() != null && !OF_CLIENTS.contains(input.source())) {
            throw wrong("source", "An API client tells of api, import, form or preference-centre.");
        } else if ((user || input.corrects() != null) && (reason == null || reason.isBlank())) {
            throw wrong("reason", "Say how you know of the person's decision.");
        }
    }

    private Whose whose(ConsentInput input) {
        String contactId = input.contactId();
        if (contactId == null) {
            access.requireAll("consent", "create");
            return Whose.address(LedgerPages.subjectOf(input.channel()), given(input, null), null);
        }
        Optional<ContactState> found = persons.find(contactId);
        if (found.isEmpty() && input.corrects() != null) {
            access.requireAll("consent", "create");
            return input.channel() == ConsentChannel.POST
                    ? Whose.contact(contactId, contactId)
                    : Whose.address(LedgerPages.subjectOf(input.channel()), given(input, null), contactId);
        }
        ContactState contact =
                found.orElseThrow(() -> wrong("contactId", "There is no contact with the id %s.".formatted(contactId)));
        return place(input, contact);
    }

    private static Whose place(ConsentInput input, ContactState contact) {
        List<Whose> places = KnownPersons.places(contact, input.channel());
        if (input.address() != null) {
            String address = given(input, contact.country());
            return places.stream()
                    .filter(place -> place.value().equals(address))
                    .findFirst()
                    .orElseThrow(() -> wrong("address", "%s is not of this contact.".formatted(address)));
        } else if (!places.isEmpty()) {
            return places.getFirst();
        } else if (input.decision() == ConsentDecision.WITHDRAWN) {
            return Whose.contact(contact.id(), contact.name());
        }
        throw wrong("contactId", "This contact cannot be reached by this channel.");
    }

    private static String given(ConsentInput input, @Nullable String country) {
        String address = input.address();
        ConsentSubject subject = LedgerPages.subjectOf(input.channel());
        if (address == null || address.isBlank() || subject == ConsentSubject.CONTACT) {
            throw subject == ConsentSubject.CONTACT
                    ? wrong("contactId", "By post a contact is needed, and no address.")
                    : wrong("address", "Say whose decision it is: by address or by contactId.");
        } else if (subject == ConsentSubject.PHONE) {
            return PhoneNumbers.e164(address, country, "address");
        }
        String normal = LedgerPages.normalised(address);
        if (!EMAIL.matcher(normal).matches()) {
            throw wrong("address", "%s is not an e-mail address.".formatted(address));
        }
        return normal;
    }

    private void checkCorrection(ConsentInput input, Whose whose) {
        List<ConsentEntry> entries =
                ledger.page(whose.pageId()).map(ConsentState::entries).orElse(List.of());
        boolean fits = entries.stream()
                .anyMatch(entry -> entry.id().equals(input.corrects())
                        && entry.purpose().equals(input.purpose())
                        && entry.channel() == input.channel());
        if (!fits) {
            throw wrong("corrects", "There is no such entry of this purpose, channel and address.");
        } else if (entries.stream()
                .anyMatch(entry -> String.valueOf(input.corrects()).equals(entry.corrects()))) {
            throw wrong("corrects", "That entry was corrected already: correct the one in its place.");
        }
    }

    private static Decision decision(ConsentInput input, PurposeState purpose) {
        boolean yes = input.decision() != ConsentDecision.WITHDRAWN;
        Integer newest = purpose.wordings().isEmpty()
                ? null
                : purpose.wordings().getLast().version();
        return new Decision(
                purpose.key(),
                input.channel(),
                input.decision(),
                input.wordingVersion() != null || !yes ? input.wordingVersion() : newest,
                input.language(),
                source(input),
                input.reason() == null ? null : input.reason().strip(),
                proof(input.proof()),
                null,
                input.corrects(),
                input.at());
    }

    private static ConsentSource source(ConsentInput input) {
        Actor actor = CurrentActor.get();
        ConsentSource named = input.source();
        return actor.isUser() ? ConsentSource.USER : named == null ? ConsentSource.API : named;
    }

    /** What a caller says, else how the call itself came. */
    private static ConsentProof proof(@Nullable Proof said) {
        Caller caller = Caller.current();
        return said == null
                ? new ConsentProof(caller.address(), caller.agent(), null, null, null, null, null)
                : new ConsentProof(said.ip(), said.userAgent(), null, null, null, said.page(), said.reference());
    }

    private static Problem wrong(String field, String words) {
        return Problem.unprocessable(words).field(field, words);
    }
}
