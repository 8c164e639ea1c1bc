package io.klientela.contacts.email;

import com.mongodb.client.model.Filters;
import io.klientela.contacts.contact.Contact;
import io.klientela.contacts.lead.Lead;
import io.klientela.events.State;
import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.EmailContact;
import io.klientela.events.contacts.EmailState;
import io.klientela.events.contacts.LeadState;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which mails the current actor may see: those of contacts and leads that they may read, and their own. */
@Component
class Sight {
    private final Access access;
    private final Aggregates<Contact, ContactState> contacts;
    private final Aggregates<Lead, LeadState> leads;

    Sight(Access access, Aggregates<Contact, ContactState> contacts, Aggregates<Lead, LeadState> leads) {
        this.access = access;
        this.contacts = contacts;
        this.leads = leads;
    }

    /** @throws io.klientela.platform.web.Problem 403 where no role lets the actor read contacts at all */
    List<EmailState> among(List<EmailState> some) {
        access.require("contact", "read");
        Set<String> readableContacts = readable(
                contacts,
                some.stream()
                        .flatMap(email -> email.contacts().stream().map(EmailContact::contactId))
                        .toList());
        Set<String> readableLeads = readable(
                leads, some.stream().flatMap(email -> email.leadIds().stream()).toList());
        return some.stream()
                .filter(email -> isHolder(email)
                        || email.contacts().stream().anyMatch(contact -> readableContacts.contains(contact.contactId()))
                        || email.leadIds().stream().anyMatch(readableLeads::contains))
                .toList();
    }

    /** Whether the mail was in a mailbox of the actor's, or was written by them. */
    static boolean isHolder(EmailState email) {
        Actor actor = CurrentActor.get();
        return actor.isUser() && email.holders().contains(actor.id());
    }

    private <A extends Aggregate<S>, S extends State> Set<String> readable(
            Aggregates<A, S> aggregates, Collection<String> ids) {
        Actor actor = CurrentActor.get();
        return aggregates.findAll(Filters.in("_id", ids)).stream()
                .filter(found -> access.permits(actor, aggregates.type().resource(), "read", found.state()))
                .map(Aggregate::id)
                .collect(Collectors.toSet());
    }
}
