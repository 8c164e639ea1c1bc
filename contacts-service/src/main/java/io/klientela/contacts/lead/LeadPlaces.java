package io.klientela.contacts.lead;

import io.klientela.events.contacts.LeadState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.reference.NamesOneContact;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Leads follow the contacts that they became. */
@Component
class LeadPlaces extends NamesOneContact<Lead, LeadState> {
    private final Stamps stamps;

    LeadPlaces(Aggregates<Lead, LeadState> leads, Stamps stamps) {
        super(leads, "email");
        this.stamps = stamps;
    }

    @Override
    protected @Nullable String contactOf(LeadState state) {
        return state.contactId();
    }

    @Override
    protected void give(Lead lead, String contactId) {
        lead.edit(draft -> draft.contactId = contactId, stamps.now());
    }
}
