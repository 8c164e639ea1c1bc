package io.klientela.contacts.lead;

import com.mongodb.client.model.Filters;
import io.klientela.contacts.names.NameCopies;
import io.klientela.events.contacts.LeadState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import org.springframework.stereotype.Component;

/** Leads show what their owners are called. */
@Component
class NamesInLeads implements NameCopies {
    private final Aggregates<Lead, LeadState> leads;
    private final Stamps stamps;

    NamesInLeads(Aggregates<Lead, LeadState> leads, Stamps stamps) {
        this.leads = leads;
        this.stamps = stamps;
    }

    @Override
    public void userIsCalled(String userId, String name) {
        leads.changeAll(
                Filters.and(Filters.eq("state.ownerId", userId), Filters.ne("state.ownerName", name)),
                lead -> lead.edit(draft -> draft.owner = draft.owner.renamed(userId, name), stamps.now()));
    }
}
