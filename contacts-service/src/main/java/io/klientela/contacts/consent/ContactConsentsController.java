package io.klientela.contacts.consent;

import io.klientela.events.contacts.ContactState;
import io.klientela.platform.audit.ReadLog;
import io.klientela.platform.consent.LedgerPages;
import io.klientela.platform.security.Access;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the ledger says of a contact, and the link by which the contact decides. */
@RestController
@RequestMapping("/api/v1")
class ContactConsentsController {
    private final ReadConsents consents;
    private final KnownPersons persons;
    private final ConsentLinks links;
    private final ReadLog reads;
    private final Access access;

    ContactConsentsController(
            ReadConsents consents, KnownPersons persons, ConsentLinks links, ReadLog reads, Access access) {
        this.consents = consents;
        this.persons = persons;
        this.links = links;
        this.reads = reads;
        this.access = access;
    }

    @Tag(name = "Contacts")
    @Operation(summary = "How a contact stands with every purpose and channel, and all that was entered")
    @GetMapping("/contacts/{id}/consents")
    ContactConsents ofContact(@PathVariable String id) {
        access.require("consent", "read");
        ContactState contact = persons.get(id);
        access.requireOn("contact", "read", contact);
        reads.viewed("consent", id, List.of(id));
        return consents.of(contact);
    }

    /** @param email whose preferences they are. @param contactId where one is known; one that is gone is left out */
    record Asked(@NotBlank @Email String email, @Nullable String contactId) {}

    /** A link that whoever has it decides by. */
    record Link(String url) {}

    @Operation(
            summary = "The link to somebody's own preferences, to be sent to that address only",
            description = "For mails; whoever has it may decide for the address and the contact.")
    @PostMapping("/consents/preference-link")
    Link link(@Valid @RequestBody Asked asked) {
        access.requireAll("consent", "create");
        String known = asked.contactId() != null && persons.isPresent(asked.contactId()) ? asked.contactId() : null;
        return new Link(links.preferences(LedgerPages.normalised(asked.email()), known));
    }
}
