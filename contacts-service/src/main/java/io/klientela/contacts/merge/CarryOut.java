package io.klientela.contacts.merge;

import io.klientela.contacts.contact.Contact;
import io.klientela.contacts.duplicate.NotDuplicates;
import io.klientela.events.contacts.ContactState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.security.CurrentActor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Brings the contact that stays to what the merged one says of a merge: that is the decision, and a single write. Whoever
 * asks, and however often, the outcome is the same; so what a process that died has left undone is done by the next one.
 */
@Component
class CarryOut {
    private final Aggregates<Contact, ContactState> contacts;
    private final Merges merges;
    private final NotDuplicates notDuplicates;
    private final Stamps stamps;

    CarryOut(Aggregates<Contact, ContactState> contacts, Merges merges, NotDuplicates notDuplicates, Stamps stamps) {
        this.contacts = contacts;
        this.merges = merges;
        this.notDuplicates = notDuplicates;
        this.stamps = stamps;
    }

    void run(String mergeId) {
        merges.find(mergeId).ifPresent(this::run);
    }

    private void run(Merge merge) {
        Optional<Contact> merged = contacts.find(merge.mergedId());
        boolean holds =
                merged.filter(contact -> merge.holdsFor(contact.state())).isPresent();
        Optional<Contact> survivor = contacts.find(merge.survivorId());
        if (survivor.isEmpty()) {
            merged.filter(contact -> holds).ifPresent(contact -> orphan(merge, contact));
        } else if (holds && !merge.isToldBy(survivor.get().state())) {
            CurrentActor.runAs(
                    merge.by().actor(), () -> absorb(merge, merged.get().state()));
        } else if (!holds && merge.isToldBy(survivor.get().state())) {
            release(merge);
        }
    }

    /** Who stands for it is gone: with it, where the merge was done, and before it else. */
    private void orphan(Merge merge, Contact merged) {
        if (merge.survivorVersion() == 0) {
            contacts.change(merged.id(), null, contact -> {
                if (merge.holdsFor(contact.state())) {
                    contact.comeBack(List.of(), stamps.now());
                }
            });
        } else {
            contacts.change(merged.id(), null, contact -> {
                if (merge.holdsFor(contact.state())) {
                    contact.deleteMerged();
                }
            });
        }
    }

    private void absorb(Merge merge, ContactState merged) {
        contacts.change(merge.survivorId(), null, survivor -> {
            ContactState before = survivor.state();
            if (!merge.isToldBy(before)) {
                ContactState after = new Blend(merge.choices()).of(before, merged);
                merges.taken(merge.taken(before, after, survivor.version()));
                survivor.absorb(after, merge.ofMerged());
            }
        });
    }

    private void release(Merge merge) {
        ContactState before = merge.stateBefore();
        ContactState after = merge.stateAfter();
        notDuplicates.remember(
                merge.survivorId(), merge.mergedId(), CurrentActor.get().wire());
        contacts.change(merge.survivorId(), null, survivor -> {
            ContactState now = survivor.state();
            if (merge.isToldBy(now)) {
                List<Merge> others = others(merge, now);
                others.stream()
                        .filter(other -> other.survivorVersion() > merge.survivorVersion())
                        .forEach(later -> rewrite(later, others, new TakeBack(before, after, List.of())));
                TakeBack takeBack = new TakeBack(before, after, broughtAlong(others));
                survivor.release(takeBack.in(now), merge.ofMerged(), stamps.now());
            }
        });
    }

    /** The other merges that the contact that stays tells of. */
    private List<Merge> others(Merge merge, ContactState survivor) {
        return merges.into(merge.survivorId()).stream()
                .filter(other -> !other.id().equals(merge.id()) && other.isToldBy(survivor))
                .toList();
    }

    private List<ContactState> broughtAlong(List<Merge> some) {
        return some.stream()
                .flatMap(other -> contacts.find(other.mergedId()).stream()
                        .map(merged -> new Blend(other.choices()).broughtAlong(merged.state())))
                .toList();
    }

    /** As if the one that is taken back had never been. */
    private void rewrite(Merge later, List<Merge> others, TakeBack takeBack) {
        ContactState before = later.before();
        ContactState after = later.after();
        if (before != null && after != null) {
            List<Merge> until = others.stream()
                    .filter(other -> other.survivorVersion() < later.survivorVersion())
                    .toList();
            List<ContactState> earlier = broughtAlong(until);
            List<ContactState> withIt = new ArrayList<>(earlier);
            withIt.addAll(broughtAlong(List.of(later)));
            merges.rewrite(later.taken(
                    takeBack.beside(earlier).in(before), takeBack.beside(withIt).in(after), later.survivorVersion()));
        }
    }
}
