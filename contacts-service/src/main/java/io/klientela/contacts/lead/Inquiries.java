package io.klientela.contacts.lead;

import com.mongodb.client.model.Filters;
import io.klientela.events.contacts.LeadSource;
import io.klientela.events.contacts.LeadState;
import io.klientela.platform.aggregate.Aggregates;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What strangers ask by mail, each a lead, or a part of one that is open. */
@Component
public class Inquiries {
    private final SubmissionIntake intake;
    private final Aggregates<Lead, LeadState> leads;

    Inquiries(SubmissionIntake intake, Aggregates<Lead, LeadState> leads) {
        this.intake = intake;
        this.leads = leads;
    }

    /**
     * One of them.
     *
     * @param id under which it is taken once
     * @param sourceName what it came through
     * @param values as of a form, such as {@code email} and {@code message}
     * @param teamId who takes it in turn; null for nobody
     */
    public record Inquiry(
            String id,
            String sourceName,
            Map<String, String> values,
            @Nullable String teamId) {}

    /** @return the id of its lead */
    public String take(Inquiry inquiry) {
        return intake.take(new SubmittedLead(
                inquiry.id(),
                inquiry.sourceName(),
                null,
                inquiry.values(),
                null,
                List.of(),
                null,
                inquiry.teamId(),
                LeadSource.EMAIL));
    }

    /** Those of the leads that are open. */
    public List<String> open(Collection<String> leadIds) {
        return leads.findAll(Filters.in("_id", leadIds)).stream()
                .filter(Lead::isOpen)
                .map(Lead::id)
                .toList();
    }
}
