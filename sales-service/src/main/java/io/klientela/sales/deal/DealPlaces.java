package io.klientela.sales.deal;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.klientela.events.sales.DealContact;
import io.klientela.events.sales.DealState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.reference.NamesContacts;
import io.klientela.platform.reference.Reference;
import io.klientela.platform.reference.ReferenceType;
import io.klientela.platform.reference.References;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Deals follow their contacts, each of whom has one place in a deal, with a role. */
@Component
class DealPlaces implements NamesContacts {
    private final Aggregates<Deal, DealState> deals;
    private final References references;
    private final Stamps stamps;

    DealPlaces(Aggregates<Deal, DealState> deals, References references, Stamps stamps) {
        this.deals = deals;
        this.references = references;
        this.stamps = stamps;
    }

    @Override
    public String name() {
        return "deals";
    }

    @Override
    public Collection<String> naming(String contactId) {
        return deals.collection()
                .find(Filters.and(
                        Filters.eq("state.contacts.contactId", contactId), Filters.exists("deletedAt", false)))
                .projection(Projections.include("_id"))
                .map(deal -> deal.getString("_id"))
                .into(new ArrayList<>());
    }

    @Override
    public Optional<Place> place(String recordId, String contactId) {
        return deals.find(recordId)
                .flatMap(deal -> person(deal.state().contacts(), contactId))
                .map(person -> new Place(person.role()));
    }

    @Override
    public void move(String recordId, Move move) {
        deals.changeAll(
                Filters.eq("_id", recordId),
                deal -> deal.change(stamps.now(), draft -> draft.contacts = moved(draft.contacts, move)));
    }

    private List<DealContact> moved(List<DealContact> before, Move move) {
        Optional<DealContact> leaving = person(before, move.fromId());
        if (leaving.isEmpty()) {
            return before;
        }
        List<DealContact> after = new ArrayList<>();
        boolean there = person(before, move.toId()).isPresent();
        for (DealContact each : before) {
            boolean leaves = each.contactId().equals(move.fromId());
            if (each.contactId().equals(move.toId()) && move.takesRole()) {
                after.add(new DealContact(each.contactId(), each.name(), move.role()));
            } else if (!leaves || move.stays()) {
                after.add(each);
            }
            if (leaves && !there) {
                after.add(new DealContact(move.toId(), nameOf(move.toId(), each.name()), move.role()));
            }
        }
        return List.copyOf(after);
    }

    private static Optional<DealContact> person(List<DealContact> contacts, String contactId) {
        return contacts.stream()
                .filter(contact -> contact.contactId().equals(contactId))
                .findFirst();
    }

    /** The name so far where the new one is still on its way: {@link DealCopies} brings it. */
    private String nameOf(String contactId, String soFar) {
        return references
                .find(ReferenceType.CONTACT, contactId)
                .filter(known -> known.id().equals(contactId))
                .map(Reference::name)
                .orElse(soFar);
    }
}
