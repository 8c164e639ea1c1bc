package io.klientela.events.contacts;

import io.klientela.events.Event;
import io.klientela.events.EventType;
import io.klientela.events.FieldChange;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What happens to a contact. */
public sealed interface ContactEvent extends Event<ContactState> {

    @EventType("klientela.contacts.contact.created.v1")
    record Created(ContactState state) implements ContactEvent {}

    @EventType("klientela.contacts.contact.updated.v1")
    record Updated(ContactState state, Map<String, FieldChange> changes) implements ContactEvent {}

    /** It turned out to be the same person as another contact, which stands for it from now on. */
    @EventType("klientela.contacts.contact.merged.v1")
    record Merged(ContactState state, String intoId) implements ContactEvent {}

    /** It stands for another contact from now on, and took over what was chosen of it. */
    @EventType("klientela.contacts.contact.absorbed.v1")
    record Absorbed(ContactState state, String mergedId, Map<String, FieldChange> changes) implements ContactEvent {}

    /**
     * It is a contact of its own again.
     *
     * @param fromId the one that stood for it
     * @param since when it was merged
     * @param addresses that were its alone: what came from them since is its
     */
    @EventType("klientela.contacts.contact.unmerged.v1")
    record Unmerged(ContactState state, String fromId, Instant since, List<String> addresses) implements ContactEvent {}

    /** It no longer stands for another contact, and gave back what it had of it. */
    @EventType("klientela.contacts.contact.released.v1")
    record Released(ContactState state, String unmergedId, Map<String, FieldChange> changes) implements ContactEvent {}

    @EventType("klientela.contacts.contact.deleted.v1")
    record Deleted(ContactState state) implements ContactEvent {}
}
