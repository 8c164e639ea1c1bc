package io.klientela.contacts.timeline;

import com.mongodb.client.model.Filters;
import io.klientela.contacts.lead.Lead;
import io.klientela.events.contacts.LeadState;
import io.klientela.platform.aggregate.Aggregates;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * The time before somebody was a customer: entries about the leads that became one, and about the forms that these were
 * made of. It is looked up when it is asked for, so that no order of events can make a difference.
 */
@Component
class LeadsOfCustomers {
    private final Aggregates<Lead, LeadState> leads;

    LeadsOfCustomers(Aggregates<Lead, LeadState> leads) {
        this.leads = leads;
    }

    Bson ofContact(String contactId) {
        return about(Filters.eq("state.contactId", contactId));
    }

    Bson ofCompanies(Set<String> companyIds) {
        return about(Filters.in("state.companyId", companyIds));
    }

    private Bson about(Bson which) {
        List<String> ids = new ArrayList<>();
        leads.findAll(which).forEach(lead -> {
            ids.add(lead.id());
            ids.addAll(lead.state().submissionIds());
        });
        return Filters.in(Entry.ABOUT, ids);
    }
}
