package io.klientela.contacts.mailbox;

import io.klientela.contacts.consent.Basis;
import io.klientela.contacts.contact.Contacts;
import io.klientela.contacts.email.Attachments;
import io.klientela.contacts.email.Correspondents;
import io.klientela.contacts.email.WrittenEmails;
import io.klientela.contacts.email.WrittenEmails.Wish;
import io.klientela.events.contacts.ContactState;
import io.klientela.events.contacts.EmailAddress;
import io.klientela.events.contacts.EmailContact;
import io.klientela.events.contacts.EmailDelivery;
import io.klientela.events.contacts.EmailParty;
import io.klientela.events.contacts.EmailState;
import io.klientela.events.contacts.StandardPurpose;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Creation;
import io.klientela.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Writes to contacts by one's own mailbox. */
@Tag(name = "E-mails")
@RestController
@RequestMapping("/api/v1/emails")
class WriteController {
    private final WrittenEmails emails;
    private final Mailboxes mailboxes;
    private final Contacts contacts;
    private final Correspondents correspondents;
    private final Basis basis;
    private final Access access;

    WriteController(
            WrittenEmails emails,
            Mailboxes mailboxes,
            Contacts contacts,
            Correspondents correspondents,
            Basis basis,
            Access access) {
        this.emails = emails;
        this.mailboxes = mailboxes;
        this.contacts = contacts;
        this.correspondents = correspondents;
        this.basis = basis;
        this.access = access;
    }

    /**
     * @param contactId whom it is to
     * @param to the address of theirs; the first one where absent
     * @param html counts, where it is there, instead of the text
     * @param inReplyTo the id of the mail that it answers
     * @param attachmentIds of files that the caller has sent for it, together at most 15 MB
     */
    record WriteInput(
            @NotBlank @Size(max = 50) String contactId,
            @Nullable @Size(max = 254) String to,

            @Nullable @Size(max = 20)
            List<@NotNull @Size(max = 254) @Email(regexp = ".+@.+", message = "is not an e-mail address") String> cc,

            @NotBlank @Size(max = 250) String subject,
            @Nullable @Size(max = 100_000) String text,
            @Nullable @Size(max = 500_000) String html,
            @Nullable @Size(max = 50) String inReplyTo,

            @Nullable @Size(max = Attachments.MOST) List<@NotNull @Size(max = 50) String> attachmentIds) {}

    record Written(String id, EmailDelivery delivery) {}

    @Operation(
            summary = "Write a mail to a contact; it leaves by your own mailbox, and is on the timeline at once",
            description = "How its sending went is told by its delivery: queued, sent or failed")
    @PostMapping
    ResponseEntity<Written> post(@Valid @RequestBody WriteInput input) {
        access.require("contact", "read");
        Actor actor = CurrentActor.get();
        Connected mailbox = mailboxes
                .find(actor.id())
                .filter(found -> actor.isUser() && found.smtp() != null)
                .orElseThrow(() -> Problem.conflict("Connect a mailbox that can send first."));
        ContactState contact = contacts.find(input.contactId())
                .orElseThrow(
                        () -> Problem.unprocessable("There is no contact with the id %s.".formatted(input.contactId()))
                                .field("contactId", "no such contact"));
        String to = address(contact, input.to());
        requireSomethingSaid(input);
        basis.refusal(StandardPurpose.SERVICE, to, contact.id()).ifPresent(refusal -> {
            throw Problem.unprocessable(refusal.text()).field("to", refusal.text());
        });
        EmailState written = emails.write(wish(input, actor, mailbox, contact, to));
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .body(new Written(written.id(), Objects.requireNonNull(written.delivery())));
    }

    private static void requireSomethingSaid(WriteInput input) {
        if ((input.text() == null || input.text().isBlank())
                && (input.html() == null || input.html().isBlank())) {
            throw Problem.unprocessable("A mail says something.").field("text", "is missing");
        }
    }

    private static String address(ContactState contact, @Nullable String wanted) {
        List<String> known = contact.emails().stream().map(EmailAddress::value).toList();
        if (known.isEmpty()) {
            throw Problem.unprocessable("This contact has no e-mail address.").field("contactId", "has no address");
        }
        String to = wanted == null ? known.getFirst() : wanted.strip().toLowerCase(Locale.ROOT);
        if (!known.contains(to)) {
            throw Problem.unprocessable("%s is none of this contact's addresses.".formatted(to))
                    .field("to", "is none of this contact's addresses");
        }
        return to;
    }

    private Wish wish(WriteInput input, Actor actor, Connected mailbox, ContactState contact, String to) {
        List<EmailParty> cc = Stream.ofNullable(input.cc())
                .flatMap(List::stream)
                .map(address -> new EmailParty(address.strip().toLowerCase(Locale.ROOT), null))
                .toList();
        Set<String> addresses =
                Stream.concat(Stream.of(to), cc.stream().map(EmailParty::email)).collect(Collectors.toSet());
        Correspondents.Known found = correspondents.by(addresses);
        List<EmailContact> filed = Stream.concat(
                        Stream.of(new EmailContact(contact.id(), to, Correspondents.companyOf(contact))),
                        found.contacts().stream()
                                .filter(known -> !known.contactId().equals(contact.id())))
                .toList();
        return new Wish(
                Creation.id(),
                actor.id(),
                new EmailParty(mailbox.address(), actor.name()),
                List.of(new EmailParty(to, contact.name())),
                cc,
                input.subject().strip(),
                Objects.requireNonNullElse(input.text(), ""),
                input.html() == null || input.html().isBlank() ? null : input.html(),
                new Correspondents.Known(filed, found.leadIds()),
                mailbox.confidential(),
                input.inReplyTo(),
                Objects.requireNonNullElse(input.attachmentIds(), List.of()));
    }
}
