package io.klientela.contacts.merge;

import io.klientela.contacts.contact.Contact;
import io.klientela.events.contacts.ContactState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.custom.CustomFields;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Problem;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Makes one contact of two. */
@Component
public class MergeContacts {
    private static final String CONTACT = "contact";

    private final Aggregates<Contact, ContactState> contacts;
    private final Merges merges;
    private final MergeTurns turns;
    private final CarryOut carryOut;
    private final Access access;
    private final Clock clock;

    MergeContacts(
            Aggregates<Contact, ContactState> contacts,
            Merges merges,
            MergeTurns turns,
            CarryOut carryOut,
            Access access,
            Clock clock) {
        this.contacts = contacts;
        this.merges = merges;
        this.turns = turns;
        this.carryOut = carryOut;
        this.access = access;
        this.clock = clock;
    }

    /** A contact in the version that somebody has seen of it. */
    public record Seen(String id, long version) {}

    /** Both as whoever asks may change the one and do without the other. @throws Problem 403 or 404 */
    void requirePermission(String survivorId, @Nullable String otherId) {
        access.require(CONTACT, "update");
        access.require(CONTACT, "delete");
        access.requireOn(CONTACT, "update", contacts.get(survivorId).state());
        if (otherId != null) {
            ContactState other = contacts.get(otherId).state();
            access.requireOn(CONTACT, "update", other);
            access.requireOn(CONTACT, "delete", other);
        }
    }

    /**
     * The decision is one write, of the contact that is merged. Acknowledged is what both say afterwards.
     *
     * @param mergeId what it is called; with one that was begun before, only what is missing is done
     * @return the contact that stays
     * @throws Problem 409 where one of them was merged already, 412 where one is at another version, 422 for a choice
     *     that cannot be made
     */
    public Contact merge(
            String mergeId, Seen survivor, Seen other, Map<String, Choice> wanted, @Nullable String reason) {
        if (survivor.id().equals(other.id())) {
            throw Problem.unprocessable("A contact cannot be merged into itself.")
                    .field("otherId", "is the contact itself");
        }
        Blend.check(wanted);
        Map<String, Choice> choices = permitted(wanted);
        return turns.during(mergeId, List.of(survivor.id(), other.id()), () -> {
            if (!isDecided(mergeId)) {
                try {
                    decide(mergeId, survivor, other, choices, reason);
                } catch (Problem refusal) {
                    if (!isDecided(mergeId)) { // else by an attempt of the same request that is still under way
                        throw refusal;
                    }
                }
            }
            carryOut.run(mergeId);
            return contacts.get(survivor.id());
        });
    }

    private boolean isDecided(String mergeId) {
        return merges.find(mergeId)
                .filter(merge -> merge.holdsFor(contacts.get(merge.mergedId()).state()))
                .isPresent();
    }

    private void decide(
            String mergeId, Seen survivor, Seen other, Map<String, Choice> choices, @Nullable String reason) {
        Contact stays = seen(survivor);
        Contact merged = seen(other);
        stays.requireAlive();
        merged.requireAlive();
        Blend.checkSize(new Blend(choices).of(stays.state(), merged.state()));
        Merge merge = new Merge(
                mergeId,
                survivor.id(),
                other.id(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                Merge.By.of(CurrentActor.get()),
                reason == null || reason.isBlank() ? null : reason.strip(),
                choices,
                0,
                null,
                null);
        merges.add(merge);
        contacts.change(other.id(), other.version(), contact -> contact.mergeInto(merge.intoSurvivor()));
    }

    private Contact seen(Seen some) {
        Contact contact = contacts.get(some.id());
        if (contact.version() != some.version()) {
            throw Problem.of(
                    HttpStatus.PRECONDITION_FAILED,
                    "The contact %s has changed since you read it: it is at version %d now. Read it again and repeat your change."
                            .formatted(some.id(), contact.version()));
        }
        return contact;
    }

    /** What whoever merges may not write stays as it is; to choose the other one's value is refused. */
    private Map<String, Choice> permitted(Map<String, Choice> wanted) {
        Map<String, Choice> choices = new HashMap<>(wanted);
        Set<String> unwritable = access.unwritable(CONTACT);
        for (String field : unwritable) {
            String chosen = Set.of("ownerId", "ownerName", "teamId").contains(field) ? "owner" : field;
            Choice choice = wanted.get(chosen);
            if (choice == Choice.OTHER || choice == Choice.BOTH) {
                throw Problem.unprocessable("Your roles do not let you write %s.".formatted(field))
                        .field("fields." + chosen, "cannot be written by you");
            }
            if (Blend.isChoosable(chosen)) {
                choices.put(chosen, Choice.THIS);
            }
        }
        if (unwritable.contains(CustomFields.COMPONENT)) {
            wanted.forEach((field, choice) -> {
                if (field.startsWith(CustomFields.COMPONENT + ".") && choice != Choice.THIS) {
                    throw Problem.unprocessable("Your roles do not let you write %s.".formatted(field))
                            .field("fields." + field, "cannot be written by you");
                }
            });
        }
        if (unwritable.contains("name")) {
            choices.put("firstName", Choice.THIS);
            choices.put("lastName", Choice.THIS);
        }
        return choices;
    }
}
