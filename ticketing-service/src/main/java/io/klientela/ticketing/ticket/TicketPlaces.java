package io.klientela.ticketing.ticket;

import io.klientela.events.ticketing.TicketState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.reference.NamesOneContact;
import io.klientela.ticketing.people.People;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tickets follow their contacts; answers still go to the address that somebody wrote from. */
@Component
class TicketPlaces extends NamesOneContact<Ticket, TicketState> {
    private final People people;
    private final Stamps stamps;

    TicketPlaces(Aggregates<Ticket, TicketState> tickets, People people, Stamps stamps) {
        super(tickets, "contactEmail");
        this.people = people;
        this.stamps = stamps;
    }

    @Override
    protected @Nullable String contactOf(TicketState state) {
        return state.contactId();
    }

    /** Where the name is still on its way here, {@link TicketCopies} brings it. */
    @Override
    protected void give(Ticket ticket, String contactId) {
        ticket.change(stamps.now(), draft -> {
            draft.contactId = contactId;
            people.find(contactId)
                    .filter(person -> person.contactId().equals(contactId))
                    .ifPresent(person -> {
                        draft.contactName = person.name();
                        draft.companyId = person.companyId();
                        draft.companyName = person.companyName();
                    });
        });
    }
}
