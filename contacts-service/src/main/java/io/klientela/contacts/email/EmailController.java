package io.klientela.contacts.email;

import com.mongodb.client.model.Filters;
import io.klientela.contacts.contact.Contact;
import io.klientela.contacts.lead.Lead;
import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.EmailState;
import io.klientela.events.contacts.LeadState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.audit.ReadLog;
import io.klientela.platform.files.StoredFiles;
import io.klientela.platform.web.Problem;
import io.klientela.platform.web.Records;
import io.klientela.platform.web.RecordsFactory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import org.bson.conversions.Bson;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Mails that are filed, for those who may read the contacts or leads whom they are from or to. */
@Tag(name = "E-mails", description = "Mails on the timelines of contacts and leads")
@RestController
@RequestMapping("/api/v1")
class EmailController {
    private static final int MOST = 200;

    private final Aggregates<Email, EmailState> emails;
    private final Records<Contact, ContactState> contacts;
    private final Records<Lead, LeadState> leads;
    private final Bodies bodies;
    private final StoredFiles files;
    private final Sight sight;
    private final ReadLog reads;

    EmailController(
            Aggregates<Email, EmailState> emails,
            Aggregates<Contact, ContactState> contacts,
            Aggregates<Lead, LeadState> leads,
            RecordsFactory records,
            Bodies bodies,
            StoredFiles files,
            Sight sight,
            ReadLog reads) {
        this.emails = emails;
        this.contacts = records.create(contacts);
        this.leads = records.create(leads);
        this.bodies = bodies;
        this.files = files;
        this.sight = sight;
        this.reads = reads;
    }

    record EmailList(List<EmailView> items) {}

    @Operation(summary = "The newest 200 mails with a contact, newest first, without what they say")
    @GetMapping("/contacts/{id}/emails")
    EmailList ofContact(@PathVariable String id) {
        contacts.get(id);
        return list(Filters.eq("state.contacts.contactId", id));
    }

    @Operation(summary = "The newest 200 mails with a lead, newest first, without what they say")
    @GetMapping("/leads/{id}/emails")
    EmailList ofLead(@PathVariable String id) {
        leads.get(id);
        return new EmailList(newest(Filters.eq("state.leadIds", id)).stream()
                .map(email -> EmailView.of(email, null))
                .toList());
    }

    private EmailList list(Bson which) {
        return new EmailList(sight.among(newest(which)).stream()
                .map(email -> EmailView.of(email, null))
                .toList());
    }

    @Operation(summary = "A mail, with what it says unless it is confidential and none of yours")
    @GetMapping("/emails/{emailId}")
    EmailView get(@PathVariable String emailId) {
        return full(visible(emailId));
    }

    @Operation(
            summary = "The conversation that a mail is part of, oldest first, with what each says; at most 200 mails")
    @GetMapping("/emails/{emailId}/thread")
    EmailList thread(@PathVariable String emailId) {
        List<EmailState> thread =
                newest(Filters.eq("state.threadId", visible(emailId).threadId()));
        return new EmailList(sight.among(thread).stream()
                .sorted(Comparator.comparing(EmailState::at).thenComparing(EmailState::id))
                .map(this::full)
                .toList());
    }

    @Operation(summary = "A file that came with a mail, to be saved")
    @GetMapping("/emails/{emailId}/files/{fileId}")
    ResponseEntity<StreamingResponseBody> file(@PathVariable String emailId, @PathVariable String fileId) {
        EmailView email = EmailView.of(visible(emailId), null);
        return files.find(email.id(), fileId)
                .filter(file -> !email.concealed())
                .orElseThrow(() -> Problem.notFound("file", fileId))
                .answer(files);
    }

    private EmailState visible(String id) {
        List<EmailState> found = emails.find(id).map(Email::state).stream().toList();
        return sight.among(found).stream().findFirst().orElseThrow(() -> Problem.notFound("email", id));
    }

    private EmailView full(EmailState email) {
        reads.viewed("email", email.id(), Email.persons(email));
        return EmailView.of(email, bodies.find(email.id()).orElse(null));
    }

    private List<EmailState> newest(Bson which) {
        return emails.findAll(which).stream()
                .map(Email::state)
                .sorted(Comparator.comparing(EmailState::at).reversed())
                .limit(MOST)
                .toList();
    }
}
