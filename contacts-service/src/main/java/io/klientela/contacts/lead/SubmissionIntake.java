package io.klientela.contacts.lead;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.klientela.contacts.lead.AddressClaims.Claim;
import io.klientela.contacts.lead.Routing.Assignment;
import io.klientela.events.Topics;
import io.klientela.events.contacts.LeadState;
import io.klientela.platform.Ids;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.DuplicateAggregate;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.Received;
import io.klientela.platform.web.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Makes a lead of each form submission and each mail of a stranger, or adds it to the open lead of the same person. Each submission is taken once: a
 * lead knows its submissions, and a ledger those that were taken, also when their lead is gone. Of an address there is
 * one such lead, however many instances take its submissions at the same time: they agree on its id before it is made.
 */
@Component
class SubmissionIntake implements Projection {
    private final Aggregates<Lead, LeadState> leads;
    private final MongoCollection<Document> taken;
    private final AddressClaims claims;
    private final Routing routing;
    private final Stamps stamps;

    SubmissionIntake(
            Aggregates<Lead, LeadState> leads,
            MongoDatabase database,
            AddressClaims claims,
            Routing routing,
            Stamps stamps) {
        this.leads = leads;
        this.taken = database.getCollection("submissions_taken");
        this.claims = claims;
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
                .map(event -> event.state(SubmittedLead.class))
                .forEach(this::take);
    }

    /** Takes what somebody sent, once by its id. @return the id of its lead, which may be gone */
    String take(SubmittedLead submitted) {
        Document known = taken.find(Filters.eq(submitted.id())).first();
        if (known != null) {
            return known.getString("leadId");
        }
        String leadId = leadWith(submitted.id()).orElseGet(() -> submitted.via().during(() -> place(submitted)));
        taken.replaceOne(Filters.eq(submitted.id()), new Document("leadId", leadId), new ReplaceOptions().upsert(true));
        return leadId;
    }

    /** The lead that an attempt which died before it could tell the ledger has made or changed. */
    private Optional<String> leadWith(String submissionId) {
        return Optional.ofNullable(leads.collection()
                        .find(Filters.eq("state.submissionIds", submissionId))
                        .projection(new Document("_id", 1))
                        .first())
                .map(document -> document.getString("_id"));
    }

    private String place(SubmittedLead submitted) {
        String email = submitted.email();
        if (email == null) {
            create(submitted.id(), submitted);
            return submitted.id();
        }
        return leads.findAll(Filters.eq("state.email", email)).stream()
                .filter(Lead::isOpen)
                .max(Comparator.comparing(lead -> lead.state().createdAt()))
                .map(Lead::id)
                .filter(id -> add(id, email, submitted))
                .orElseGet(() -> placeWhereClaimed(email, submitted));
    }

    /** Whoever comes first under the address makes the lead, under the id that all agree on; the others add to it. */
    private String placeWhereClaimed(String email, SubmittedLead submitted) {
        while (true) {
            Claim claim = claims.of(email, submitted.id());
            String leadId = claim.leadId();
            if ((!claim.made() && create(leadId, submitted)) || add(leadId, email, submitted)) {
                claims.markMade(claim);
                return leadId;
            }
            // That lead was closed, deleted, or given another address: the next one begins.
            claims.pass(claim, leadId.equals(submitted.id()) ? Ids.next() : submitted.id());
        }
    }

    /** @return whether it was open and has it now */
    private boolean add(String leadId, String email, SubmittedLead submitted) {
        Stamp stamp = stamps.now();
        try {
            Lead changed = leads.change(leadId, null, lead -> {
                if (lead.isOpen() && email.equals(lead.state().email())) {
                    lead.edit(submitted::fillIn, stamp);
                    route(lead, submitted, stamp);
                }
            });
            return changed.state().submissionIds().contains(submitted.id());
        } catch (Problem e) {
            if (e.status() != HttpStatus.NOT_FOUND) {
                throw e;
            }
            return false;
        }
    }

    private void route(Lead lead, SubmittedLead submitted, Stamp stamp) {
        String teamId = submitted.routeToTeamId();
        if (teamId != null && lead.state().ownerId() == null) {
            Assignment assignment = routing.arriving(teamId);
            lead.assign(assignment.owner(), assignment.reason(), stamp);
        }
    }

    /** @return whether there was none of this id, not even a deleted one */
    private boolean create(String leadId, SubmittedLead submitted) {
        Stamp stamp = stamps.now();
        LeadDraft draft = new LeadDraft(leadId, stamp);
        draft.source = submitted.source();
        submitted.fillIn(draft);
        if (submitted.routeToTeamId() != null) {
            Assignment assignment = routing.arriving(submitted.routeToTeamId());
            draft.assign(assignment.owner(), assignment.reason(), stamp);
        }
        try {
            leads.add(Lead.create(draft, stamp));
            return true;
        } catch (DuplicateAggregate e) {
            return false; // another instance was faster
        } catch (Problem e) {
            if (e.status() != HttpStatus.CONFLICT) {
                throw e;
            }
            return false; // it was, and is deleted
        }
    }

    /** There is nothing to forget: leads are records, and what was taken stays taken. */
    @Override
    public void clear() {}
}
