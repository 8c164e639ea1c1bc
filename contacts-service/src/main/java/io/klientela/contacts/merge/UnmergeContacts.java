package io.klientela.contacts.merge;

import io.klientela.contacts.contact.Contact;
import io.klientela.contacts.duplicate.NotDuplicates;
import io.klientela.contacts.timeline.CameSince;
import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.EmailAddress;
import io.klientela.events.contacts.Merger;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Makes two contacts again of one that was merged of them. */
@Component
class UnmergeContacts {
    private static final String CONTACT = "contact";

    private final Aggregates<Contact, ContactState> contacts;
    private final Merges merges;
    private final MergeTurns turns;
    private final CarryOut carryOut;
    private final CameSince cameSince;
    private final NotDuplicates notDuplicates;
    private final Access access;
    private final Stamps stamps;

    UnmergeContacts(
            Aggregates<Contact, ContactState> contacts,
            Merges merges,
            MergeTurns turns,
            CarryOut carryOut,
            CameSince cameSince,
            NotDuplicates notDuplicates,
            Access access,
            Stamps stamps) {
        this.contacts = contacts;
        this.merges = merges;
        this.turns = turns;
        this.carryOut = carryOut;
        this.cameSince = cameSince;
        this.notDuplicates = notDuplicates;
        this.access = access;
        this.stamps = stamps;
    }

    /**
     * What is left of a merge when it is undone.
     *
     * @param fields of the contact that stood for the other one that were changed since, and stay so
     * @param records that came to it since, and stay with it
     */
    record Undone(Contact survivor, Contact restored, Set<String> fields, List<CameSince.Item> records) {}

    /**
     * The contact that is to be one of its own again.
     *
     * @param otherId which of those that the contact stands for; null for the contact itself, or the only one
     * @throws Problem 403, 404, 409 where it stands for none, 422 where it has to be said which
     */
    String merged(String id, @Nullable String otherId) {
        access.require(CONTACT, "update");
        ContactState state = contacts.get(id).state();
        access.requireOn(CONTACT, "update", state);
        List<Merger> merged = Objects.requireNonNullElse(state.merged(), List.of());
        if (otherId != null) {
            return merged.stream()
                    .map(Merger::contactId)
                    .filter(otherId::equals)
                    .findFirst()
                    .orElseThrow(() -> Problem.unprocessable("This contact does not stand for %s.".formatted(otherId))
                            .field("otherId", "was not merged into this contact"));
        } else if (state.mergedInto() != null) {
            return id;
        } else if (merged.isEmpty()) {
            throw Problem.conflict("This contact was not merged with another one: there is nothing to take back.");
        } else if (merged.size() > 1) {
            throw Problem.unprocessable("This contact stands for %d others. Say which one.".formatted(merged.size()))
                    .field("otherId", "is missing");
        }
        return merged.getFirst().contactId();
    }

    /** @param seen the version of the contact of that id that somebody has seen */
    Undone unmerge(String mergedId, String id, long seen) {
        Merger into = into(contacts.get(mergedId).state());
        access.requireOn(CONTACT, "update", contacts.get(mergedId).state());
        access.requireOn(CONTACT, "update", contacts.get(into.contactId()).state());
        return turns.during(List.of(mergedId, into.contactId()), () -> {
            Contact survivor = contacts.get(into.contactId());
            Merger further = survivor.state().mergedInto();
            if (further != null) {
                throw Problem.conflict(
                        "The contact %s that stands for this one was itself merged into %s. Take that merge back first."
                                .formatted(survivor.id(), further.contactId()));
            }
            if (id.equals(survivor.id()) && survivor.version() != seen) {
                throw Problem.of(
                        HttpStatus.PRECONDITION_FAILED,
                        "This contact has changed since you read it: it is at version %d now. Read it again and repeat your change."
                                .formatted(survivor.version()));
            }
            return undo(mergedId, into, survivor, id.equals(mergedId) ? seen : null);
        });
    }

    private Undone undo(String mergedId, Merger into, Contact survivor, @Nullable Long seen) {
        carryOut.run(into.mergeId());
        Merge merge = merges.find(into.mergeId()).orElseThrow();
        ContactState before = Objects.requireNonNull(merge.before());
        ContactState after = Objects.requireNonNull(merge.after());
        ContactState now = contacts.get(survivor.id()).state();
        Set<String> fields = new TakeBack(before, after, List.of()).changedSince(now);
        Set<String> known = before.emails().stream().map(EmailAddress::value).collect(Collectors.toSet());
        List<String> addresses = contacts.get(mergedId).state().emails().stream()
                .map(EmailAddress::value)
                .filter(address -> !known.contains(address))
                .toList();
        List<CameSince.Item> records = cameSince.to(survivor.id(), merge.at(), addresses);
        contacts.change(mergedId, seen, contact -> {
            into(contact.state());
            contact.comeBack(addresses, stamps.now());
        });
        carryOut.run(merge.id());
        notDuplicates.remember(survivor.id(), mergedId, CurrentActor.get().wire());
        fields.removeAll(access.hidden(CONTACT));
        return new Undone(contacts.get(survivor.id()), contacts.get(mergedId), fields, records);
    }

    private static Merger into(ContactState state) {
        Merger into = state.mergedInto();
        if (into == null) {
            throw Problem.conflict("This contact was not merged with another one: there is nothing to take back.");
        }
        return into;
    }
}
