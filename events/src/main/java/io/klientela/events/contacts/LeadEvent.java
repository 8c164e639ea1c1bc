package io.klientela.events.contacts;

import io.klientela.events.Event;
import io.klientela.events.EventType;
import io.klientela.events.FieldChange;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happens to a lead. */
public sealed interface LeadEvent extends Event<LeadState> {

    @EventType("klientela.contacts.lead.created.v1")
    record Created(LeadState state) implements LeadEvent {}

    @EventType("klientela.contacts.lead.updated.v1")
    record Updated(LeadState state, Map<String, FieldChange> changes) implements LeadEvent {}

    /** The owner changed; {@code reason} says in words why. */
    @EventType("klientela.contacts.lead.assigned.v1")
    record Assigned(LeadState state, @Nullable String fromOwnerId, String reason) implements LeadEvent {}

    @EventType("klientela.contacts.lead.qualified.v1")
    record Qualified(LeadState state) implements LeadEvent {}

    @EventType("klientela.contacts.lead.disqualified.v1")
    record Disqualified(LeadState state, String reason) implements LeadEvent {}

    @EventType("klientela.contacts.lead.reopened.v1")
    record Reopened(LeadState state) implements LeadEvent {}

    /** Contact, company and deal exist, or were there. */
    @EventType("klientela.contacts.lead.converted.v1")
    record Converted(
            LeadState state,
            @Nullable String contactId,
            @Nullable String companyId,
            @Nullable String dealId) implements LeadEvent {}

    @EventType("klientela.contacts.lead.deleted.v1")
    record Deleted(LeadState state) implements LeadEvent {}
}
