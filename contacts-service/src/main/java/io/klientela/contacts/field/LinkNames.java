package io.klientela.contacts.field;

import com.mongodb.client.model.Filters;
import io.klientela.contacts.contact.Contact;
import io.klientela.contacts.names.NameCopies;
import io.klientela.events.Topics;
import io.klientela.events.contacts.ContactState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.Received;
import io.klientela.platform.custom.CustomFields;
import io.klientela.platform.reference.ReferenceType;
import io.klientela.platform.reference.References;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Carries new names of contacts, deals and tickets to the links that show them; those of users and companies go with all others. */
@Component
class LinkNames implements Projection {
    private static final String CONTACT = "contact";
    private static final Map<String, ReferenceType> ELSEWHERE =
            Map.of(Topics.DEALS, ReferenceType.DEAL, Topics.TICKETS, ReferenceType.TICKET);

    private final Aggregates<Contact, ContactState> contacts;
    private final References references;
    private final CustomFields fields;
    private final List<NameCopies> copies;

    LinkNames(
            Aggregates<Contact, ContactState> contacts,
            References references,
            CustomFields fields,
            List<NameCopies> copies) {
        this.contacts = contacts;
        this.references = references;
        this.fields = fields;
        this.copies = copies;
    }

    @Override
    public String name() {
        return "link-names";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.CONTACTS, Topics.DEALS, Topics.TICKETS);
    }

    @Override
    public void apply(List<Received> events) {
        renamed(Topics.CONTACTS, CONTACT, events)
                .forEach(ids -> contacts.findAll(Filters.in("_id", ids))
                        .forEach(contact ->
                                carry(CONTACT, contact.id(), contact.state().name())));
        ELSEWHERE.forEach((topic, type) -> {
            String kind = type.name().toLowerCase(Locale.ROOT);
            renamed(topic, kind, events).forEach(ids -> {
                // The other projection may be behind.
                references.apply(events.stream()
                        .filter(event -> event.topic().equals(topic))
                        .toList());
                references.findAll(type, ids).forEach((id, found) -> carry(kind, id, found.name()));
            });
        });
    }

    private void carry(String kind, String id, String name) {
        copies.forEach(some -> some.linkedIsCalled(kind, id, name));
    }

    /** The ids of those that may be called otherwise now, where any field links to their kind; nothing else. */
    private List<Set<String>> renamed(String topic, String kind, List<Received> events) {
        boolean linked = List.of(CONTACT, "company").stream()
                .anyMatch(resource -> !fields.linksTo(resource, kind).isEmpty());
        Set<String> ids = linked
                ? events.stream()
                        .filter(event -> event.topic().equals(topic) && !event.isDeletion())
                        .filter(event -> event.data() != null
                                && event.data().at("/changes/name").isObject())
                        .map(Received::key)
                        .collect(Collectors.toSet())
                : Set.of();
        return ids.isEmpty() ? List.of() : List.of(ids);
    }

    /** There is nothing to forget: the names are in the records. */
    @Override
    public void clear() {}
}
