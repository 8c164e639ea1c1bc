package io.klientela.contacts.lead;

import io.klientela.contacts.shared.PhoneNumbers;
import io.klientela.events.Topics;
import io.klientela.events.contacts.LeadEvent;
import io.klientela.events.contacts.LeadState;
import io.klientela.events.contacts.LeadStatus;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.reference.Owner;
import io.klientela.platform.web.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A person who may become a customer. It is new until somebody has it, worked on then, perhaps qualified, and ends
 * converted or disqualified; only what was disqualified can be reopened.
 */
public final class Lead extends Aggregate<LeadState> {
    static final AggregateType<Lead, LeadState> TYPE = AggregateType.of(
                    "lead", "leads", Topics.LEADS, LeadState.class, Lead::new)
            .searchedBy(Lead::searchTexts)
            .indexed("name", "status", "createdAt", "updatedAt", "companyName", "email", "phone")
            .indexed("ownerId", "teamId", "contactId", "companyId", "submissionIds")
            .indexed("source", "sourceName", "ownerName", "city", "tags")
            .uniquely("externalId")
            .about(state -> state.contactId() == null ? List.of(state.id()) : List.of(state.id(), state.contactId()));

    private Lead(String id) {
        super(id);
    }

    private Lead(LeadState state, long version) {
        super(state, version);
    }

    /** Where it comes with a reason for its owner, it was assigned as it came. */
    static Lead create(LeadDraft draft, Stamp stamp) {
        Lead lead = new Lead(draft.id);
        LeadState state = draft.at(stamp.at());
        lead.record(new LeadEvent.Created(state));
        String reason = state.routingReason();
        if (reason != null && state.ownerId() != null) {
            lead.record(new LeadEvent.Assigned(state, null, reason));
        }
        return lead;
    }

    /** Changes what is known of it; records nothing where nothing differs. */
    void edit(Consumer<LeadDraft> change, Stamp stamp) {
        LeadState before = state();
        LeadDraft draft = new LeadDraft(before);
        change.accept(draft);
        LeadState after = draft.at(stamp.at());
        var changes = Json.changes(before, after);
        if (!changes.isEmpty()) {
            record(new LeadEvent.Updated(after, changes));
        }
    }

    /** @param reason why this owner, in words */
    void assign(Owner owner, String reason, Stamp stamp) {
        if (Objects.equals(owner.id(), state().ownerId()) && Objects.equals(owner.teamId(), state().teamId())) {
            return;
        }
        requireOpen();
        String from = state().ownerId();
        LeadDraft draft = new LeadDraft(state());
        draft.assign(owner, reason, stamp);
        record(new LeadEvent.Assigned(draft.at(stamp.at()), from, reason));
    }

    void qualify(Stamp stamp) {
        requireOpen();
        if (state().status() == LeadStatus.QUALIFIED) {
            throw Problem.conflict("This lead is qualified already.");
        }
        LeadDraft draft = new LeadDraft(state());
        draft.status = LeadStatus.QUALIFIED;
        record(new LeadEvent.Qualified(draft.at(stamp.at())));
    }

    void disqualify(String reason, Stamp stamp) {
        requireOpen();
        LeadDraft draft = new LeadDraft(state());
        draft.status = LeadStatus.DISQUALIFIED;
        draft.disqualifiedReason = reason;
        record(new LeadEvent.Disqualified(draft.at(stamp.at()), reason));
    }

    void reopen(Stamp stamp) {
        if (state().status() != LeadStatus.DISQUALIFIED) {
            throw Problem.conflict(
                    isOpen()
                            ? "This lead is open already."
                            : "This lead was converted: go on with its contact and its deal.");
        }
        LeadDraft draft = new LeadDraft(state());
        draft.status = draft.openStatus();
        draft.disqualifiedReason = null;
        record(new LeadEvent.Reopened(draft.at(stamp.at())));
    }

    /** The end of a conversion: all that it became exists. */
    void convert(@Nullable String contactId, @Nullable String companyId, @Nullable String dealId, Stamp stamp) {
        requireOpen();
        LeadDraft draft = new LeadDraft(state());
        draft.status = LeadStatus.CONVERTED;
        draft.contactId = contactId;
        draft.companyId = companyId;
        draft.dealId = dealId;
        draft.convertedAt = stamp.at();
        record(new LeadEvent.Converted(draft.at(stamp.at()), contactId, companyId, dealId));
    }

    /** Takes an earlier state again, as when an import is undone; records nothing where nothing differs. */
    void restore(LeadState earlier) {
        var changes = Json.changes(state(), earlier);
        if (!changes.isEmpty()) {
            record(new LeadEvent.Updated(earlier, changes));
        }
    }

    void delete() {
        recordDeletion(new LeadEvent.Deleted(state()));
    }

    /** Is there again after its deletion, as it was. */
    void revive() {
        recordReturn(new LeadEvent.Updated(state(), Map.of()));
    }

    boolean isOpen() {
        return isOpen(state());
    }

    static boolean isOpen(LeadState state) {
        return state.status() != LeadStatus.CONVERTED && state.status() != LeadStatus.DISQUALIFIED;
    }

    /** @throws Problem 409 where its way has ended */
    void requireOpen() {
        if (!isOpen()) {
            throw Problem.conflict("This lead is %s.%s"
                    .formatted(
                            state().status().name().toLowerCase(Locale.ROOT),
                            state().status() == LeadStatus.DISQUALIFIED ? " Reopen it first." : ""));
        }
    }

    private static List<@Nullable String> searchTexts(LeadState state) {
        return Arrays.asList(
                state.name(),
                state.email(),
                state.phone() == null ? null : PhoneNumbers.searchText(state.phone()),
                state.companyName(),
                state.jobTitle(),
                state.city(),
                state.sourceName(),
                state.externalId());
    }
}
