package io.klientela.contacts.merge;

import io.klientela.contacts.contact.Contact;
import io.klientela.contacts.merge.Merges.Undoing;
import io.klientela.contacts.timeline.CameSince;
import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.EmailAddress;
import io.klientela.events.contacts.Merger;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.security.Access;
import io.klientela.platform.web.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
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
    private final Access access;
    private final Stamps stamps;

    UnmergeContacts(
            Aggregates<Contact, ContactState> contacts,
            Merges merges,
            MergeTurns turns,
            CarryOut carryOut,
            CameSince cameSince,
            Access access,
            Stamps stamps) {
        this.contacts = contacts;
        this.merges = merges;
        this.turns = turns;
        this.carryOut = carryOut;
        this.cameSince = cameSince;
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
     * The decision is one write, of the contact that is to be one of its own again.
     *
     * @param undoId what it is called; of one that was begun before only what is missing is done
     * @param id of the contact that stands for another one, or of that one
     * @param otherId which of those that the contact stands for; null for the contact itself, or the only one
     * @param seen the version of the contact of that id that somebody has seen
     * @throws Problem 403, 404, 409 where it stands for none, 412 where it is at another version, 422 where it has to be
     *     said which
     */
    Undone unmerge(String undoId, String id, @Nullable String otherId, long seen) {
        access.require(CONTACT, "update");
        access.requireOn(CONTACT, "update", contacts.get(id).state());
        Optional<Undone> decided = decided(undoId, id);
        if (decided.isPresent()) {
            return decided.get();
        }
        try {
            return decide(undoId, id, otherId, seen);
        } catch (Problem refusal) { // or another attempt of the same request was faster
            return decided(undoId, id).orElseThrow(() -> refusal);
        }
    }

    /** What an earlier attempt of the same request has decided, brought to its end. */
    private Optional<Undone> decided(String undoId, String id) {
        return merges.undoneBy(undoId, id).flatMap(begun -> {
            Merge merge = merges.find(begun.mergeId()).orElseThrow();
            return merge.holdsFor(contacts.get(merge.mergedId()).state())
                    ? Optional.empty()
                    : Optional.of(inTurn(undoId, merge.mergedId(), merge.survivorId(), () -> finish(merge, begun)));
        });
    }

    private Undone decide(String undoId, String id, @Nullable String otherId, long seen) {
        String mergedId = merged(contacts.get(id).state(), otherId);
        Merger into = into(contacts.get(mergedId).state());
        return inTurn(undoId, mergedId, into.contactId(), () -> {
            Contact survivor = contacts.get(into.contactId());
            requireUnmerged(survivor);
            if (id.equals(survivor.id()) && survivor.version() != seen) {
                throw Problem.of(
                        HttpStatus.PRECONDITION_FAILED,
                        "This contact has changed since you read it: it is at version %d now. Read it again and repeat your change."
                                .formatted(survivor.version()));
            }
            return undo(undoId, mergedId, into, id.equals(mergedId) ? seen : null);
        });
    }

    private Undone inTurn(String undoId, String mergedId, String survivorId, Supplier<Undone> work) {
        access.requireOn(CONTACT, "update", contacts.get(mergedId).state());
        access.requireOn(CONTACT, "update", contacts.get(survivorId).state());
        return turns.during(undoId, List.of(mergedId, survivorId), work);
    }

    /** The contact that is to be one of its own again. */
    private static String merged(ContactState state, @Nullable String otherId) {
        List<Merger> merged = Objects.requireNonNullElse(state.merged(), List.of());
        if (otherId != null) {
            return merged.stream()
                    .map(Merger::contactId)
                    .filter(otherId::equals)
                    .findFirst()
                    .orElseThrow(() -> Problem.unprocessable("This contact does not stand for %s.".formatted(otherId))
                            .field("otherId", "was not merged into this contact"));
        } else if (state.mergedInto() != null) {
            return state.id();
        } else if (merged.isEmpty()) {
            throw Problem.conflict("This contact was not merged with another one: there is nothing to take back.");
        } else if (merged.size() > 1) {
            throw Problem.unprocessable("This contact stands for %d others. Say which one.".formatted(merged.size()))
                    .field("otherId", "is missing");
        }
        return merged.getFirst().contactId();
    }

    private static void requireUnmerged(Contact survivor) {
        Merger further = survivor.state().mergedInto();
        if (further != null) {
            throw Problem.conflict(
                    "The contact %s that stands for this one was itself merged into %s. Take that merge back first."
                            .formatted(survivor.id(), further.contactId()));
        }
    }

    private Undone undo(String undoId, String mergedId, Merger into, @Nullable Long seen) {
        carryOut.run(into.mergeId());
        Merge merge = merges.find(into.mergeId()).orElseThrow();
        Set<String> fields = new TakeBack(merge.stateBefore(), merge.stateAfter(), List.of())
                .changedSince(contacts.get(merge.survivorId()).state());
        Undoing undoing = new Undoing(merge.id(), fields);
        merges.undo(undoId, undoing);
        contacts.change(mergedId, seen, contact -> {
            into(contact.state());
            contact.comeBack(ownAddresses(merge, contact.state()), stamps.now());
        });
        return finish(merge, undoing);
    }

    /** Those that came to the contact that stays with the merge. */
    private static List<String> ownAddresses(Merge merge, ContactState merged) {
        Set<String> known =
                merge.stateBefore().emails().stream().map(EmailAddress::value).collect(Collectors.toSet());
        return merged.emails().stream()
                .map(EmailAddress::value)
                .filter(address -> !known.contains(address))
                .toList();
    }

    private Undone finish(Merge merge, Undoing undoing) {
        carryOut.run(merge.id());
        Contact restored = contacts.get(merge.mergedId());
        Set<String> fields = new TreeSet<>(undoing.fields());
        fields.removeAll(access.hidden(CONTACT));
        return new Undone(
                contacts.get(merge.survivorId()),
                restored,
                fields,
                cameSince.to(merge.survivorId(), merge.at(), ownAddresses(merge, restored.state())));
    }

    private static Merger into(ContactState state) {
        Merger into = state.mergedInto();
        if (into == null) {
            throw Problem.conflict("This contact was not merged with another one: there is nothing to take back.");
        }
        return into;
    }
}
