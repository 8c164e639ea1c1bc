package io.klientela.contacts.contact;

import io.klientela.events.contacts.ContactState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.ResourceController;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Contacts", description = "The people, how to reach them, and where they work")
@RestController
@RequestMapping("/api/v1/contacts")
class ContactController extends ResourceController<Contact, ContactState, ContactInput> {
    private final Contacts contacts;

    ContactController(Aggregates<Contact, ContactState> aggregates, RecordsFactory with, Contacts contacts) {
        super(aggregates, with, ContactInput.class);
        this.contacts = contacts;
    }

    @Override
    protected Contact create(String id, ContactInput input, Stamp stamp) {
        return contacts.create(id, input, stamp);
    }

    @Override
    protected ContactInput inputOf(ContactState state) {
        return ContactInput.of(state);
    }

    @Override
    protected void edit(Contact contact, ContactInput input, Stamp stamp) {
        contacts.edit(contact, input, stamp);
    }

    @Override
    protected void delete(Contact contact, Stamp stamp) {
        contact.requireAlive();
        contact.delete();
    }

    @Override
    protected boolean revives() {
        return true;
    }

    @Override
    protected void revive(Contact contact, Stamp stamp) {
        contact.revive();
    }
}
