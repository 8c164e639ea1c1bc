package io.klientela.contacts.timeline;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.klientela.contacts.contact.Contact;
import io.klientela.events.contacts.ContactState;
import io.klientela.platform.aggregate.Aggregates;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Whose entries make up a contact's timeline. It is looked up when it is asked for: so both histories are one while two
 * contacts are, and two again afterwards.
 */
@Component
public class MergedIds {
    private final Aggregates<Contact, ContactState> contacts;

    MergedIds(Aggregates<Contact, ContactState> contacts) {
        this.contacts = contacts;
    }

    /** The contact and all that it stands for. */
    public Set<String> with(String contactId) {
        Set<String> all = new LinkedHashSet<>(Set.of(contactId));
        List<String> last = List.of(contactId);
        while (!last.isEmpty()) {
            List<String> next = new ArrayList<>();
            contacts.collection()
                    .find(Filters.in("state.mergedInto.contactId", last))
                    .projection(Projections.include("_id"))
                    .forEach(document -> {
                        if (all.add(document.getString("_id"))) {
                            next.add(document.getString("_id"));
                        }
                    });
            last = next;
        }
        return all;
    }
}
