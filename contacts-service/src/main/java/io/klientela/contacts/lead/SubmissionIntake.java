package io.klientela.contacts.lead;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.klientela.contacts.lead.Routing.Assignment;
import io.klientela.events.Topics;
import io.klientela.events.contacts.LeadSource;
import io.klientela.events.contacts.LeadState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.DuplicateAggregate;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.Received;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * Makes a lead of each form submission, or adds it to the open lead of the same person. Each submission is taken once: a
 * lead has the id of its submission, and a ledger knows those that were taken, also when their lead is gone.
 */
@Component
class SubmissionIntake implements Projection {
    private final Aggregates<Lead, LeadState> leads;
    private final MongoCollection<Document> taken;
    private final Routing routing;
    private final Stamps stamps;

    SubmissionIntake(Aggregates<Lead, LeadState> leads, MongoDatabase database, Routing routing, Stamps stamps) {
        this.leads = leads;
        this.taken = database.getCollection("submissions_taken");
        this.routing = routing;
        this.stamps = stamps;
    }

    @Override
    public String name() {
        return "lead-intake";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.SUBMISSIONS);
    }

    @Override
    public void apply(List<Received> events) {
        events.stream()
                .filter(event -> !event.isDeletion())
                .filter(event -> taken.find(Filters.eq(event.key())).first() == null)
                .forEach(this::take);
    }

    private void take(Received event) {
        SubmittedLead submitted = event.state(SubmittedLead.class);
        String leadId = leadWith(event.key()).orElseGet(() -> addTo(submitted).orElseGet(() -> create(submitted)));
        taken.replaceOne(Filters.eq(event.key()), new Document("leadId", leadId), new ReplaceOptions().upsert(true));
    }

    /** The lead that an attempt which died before it could tell the ledger has made or changed. */
    private Optional<String> leadWith(String submissionId) {
        return first(Filters.eq(submissionId)).or(() -> first(Filters.eq("state.submissionIds", submissionId)));
    }

    private Optional<String> first(Bson which) {
        return Optional.ofNullable(leads.collection()
                        .find(which)
                        .projection(new Document("_id", 1))
                        .first())
                .map(document -> document.getString("_id"));
    }

    private Optional<String> addTo(SubmittedLead submitted) {
        String email = submitted.email();
        if (email == null) {
            return Optional.empty();
        }
        Optional<Lead> open = leads.findAll(Filters.eq("state.email", email)).stream()
                .filter(Lead::isOpen)
                .max(Comparator.comparing(lead -> lead.state().createdAt()));
        open.ifPresent(lead -> add(lead.id(), submitted));
        return open.map(Lead::id);
    }

    private void add(String leadId, SubmittedLead submitted) {
        Stamp stamp = stamps.now();
        leads.change(leadId, null, lead -> lead.edit(submitted::fillIn, stamp));
        String teamId = submitted.routeToTeamId();
        if (teamId != null && leads.get(leadId).state().ownerId() == null) {
            Assignment assignment = routing.arriving(teamId);
            leads.change(leadId, null, lead -> lead.assign(assignment.owner(), assignment.reason(), stamp));
        }
    }

    private String create(SubmittedLead submitted) {
        Stamp stamp = stamps.now();
        LeadDraft draft = new LeadDraft(submitted.id(), stamp);
        draft.source = LeadSource.FORM;
        submitted.fillIn(draft);
        if (submitted.routeToTeamId() != null) {
            Assignment assignment = routing.arriving(submitted.routeToTeamId());
            draft.assign(assignment.owner(), assignment.reason(), stamp);
        }
        try {
            leads.add(Lead.create(draft, stamp));
        } catch (DuplicateAggregate e) {
            // Another instance was faster with the same submission.
        }
        return submitted.id();
    }

    /** There is nothing to forget: leads are records, and what was taken stays taken. */
    @Override
    public void clear() {}
}
