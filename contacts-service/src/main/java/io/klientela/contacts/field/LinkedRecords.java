package io.klientela.contacts.field;

import com.mongodb.client.model.Filters;
import io.klientela.contacts.company.Company;
import io.klientela.contacts.contact.Contact;
import io.klientela.events.FieldValue.RecordLink;
import io.klientela.events.State;
import io.klientela.events.contacts.CompanyState;
import io.klientela.events.contacts.ContactState;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.custom.LinkTargets;
import io.klientela.platform.reference.ReferenceType;
import io.klientela.platform.reference.References;
import io.klientela.platform.security.Access;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The records that links of contacts and companies may name. */
@Component
class LinkedRecords implements LinkTargets {
    private static final Map<String, ReferenceType> OTHERS =
            Map.of("user", ReferenceType.USER, "deal", ReferenceType.DEAL, "ticket", ReferenceType.TICKET);

    private final Aggregates<Contact, ContactState> contacts;
    private final Aggregates<Company, CompanyState> companies;
    private final References references;
    private final Access access;

    LinkedRecords(
            Aggregates<Contact, ContactState> contacts,
            Aggregates<Company, CompanyState> companies,
            References references,
            Access access) {
        this.contacts = contacts;
        this.companies = companies;
        this.references = references;
        this.access = access;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("contact", "company", "user", "deal", "ticket");
    }

    @Override
    public Optional<RecordLink> find(String kind, String idOrName) {
        ReferenceType type = OTHERS.get(kind);
        if (type == null) {
            return kind.equals("company") ? own(companies, kind, idOrName) : own(contacts, kind, idOrName);
        }
        return references
                .find(type, idOrName)
                .or(() -> only(references.allNamed(type, List.of(idOrName))))
                .map(reference -> new RecordLink(reference.id(), reference.name()));
    }

    private <A extends Aggregate<S>, S extends State> Optional<RecordLink> own(
            Aggregates<A, S> records, String kind, String idOrName) {
        return records.find(idOrName)
                .or(() -> only(records.findAll(Filters.eq("state.name", idOrName))))
                .map(Aggregate::state)
                .filter(state -> !(state instanceof ContactState contact) || contact.mergedInto() == null)
                .filter(state -> access.mayRefer(kind, state))
                .map(state -> new RecordLink(state.id(), state.name()));
    }

    private static <T> Optional<T> only(List<T> found) {
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
