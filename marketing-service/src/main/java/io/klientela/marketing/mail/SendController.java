package io.klientela.marketing.mail;

import io.klientela.events.contacts.StandardPurpose;
import io.klientela.events.marketing.MailKind;
import io.klientela.events.marketing.MailState;
import io.klientela.events.marketing.TemplateState;
import io.klientela.marketing.person.People;
import io.klientela.marketing.person.Person;
import io.klientela.marketing.shared.NameIds;
import io.klientela.marketing.suppression.Suppressions;
import io.klientela.marketing.template.CompiledTemplate;
import io.klientela.marketing.template.Filled;
import io.klientela.marketing.template.PersonValues;
import io.klientela.marketing.template.TemplateContent;
import io.klientela.marketing.template.Templates;
import io.klientela.platform.mail.Letter;
import io.klientela.platform.mail.MailDomain;
import io.klientela.platform.mail.MailRefused;
import io.klientela.platform.mail.MailServer;
import io.klientela.platform.mail.MailSession;
import io.klientela.platform.mail.MailUnavailable;
import io.klientela.platform.security.Access;
import io.klientela.platform.web.Creation;
import io.klientela.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sends a template to one address: to see it, or because somebody is to be told something. */
@RestController
@RequestMapping("/api/v1/templates/{id}")
class SendController {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Templates templates;
    private final PersonValues values;
    private final People people;
    private final Mails mails;
    private final MailLinks links;
    private final Postbox postbox;
    private final Postman postman;
    private final Suppressions suppressions;
    private final MailBasis basis;
    private final Colleagues colleagues;
    private final MailServer server;
    private final MailDomain domain;
    private final Access access;
    private final Clock clock;

    SendController(
            Templates templates,
            PersonValues values,
            People people,
            Mails mails,
            MailLinks links,
            Postbox postbox,
            Postman postman,
            Suppressions suppressions,
            MailBasis basis,
            Colleagues colleagues,
            MailServer server,
            MailDomain domain,
            Access access,
            Clock clock) {
        this.templates = templates;
        this.values = values;
        this.people = people;
        this.mails = mails;
        this.links = links;
        this.postbox = postbox;
        this.postman = postman;
        this.suppressions = suppressions;
        this.basis = basis;
        this.colleagues = colleagues;
        this.server = server;
        this.domain = domain;
        this.access = access;
        this.clock = clock;
    }

    /** @param contactId as whom; somebody made up where absent */
    record Test(@NotBlank @Email String to, @Nullable String contactId) {}

    /** @param to where it went */
    record Tested(String to, String subject) {}

    @Operation(
            summary = "Send a template to an address, to see it; it is in no ledger",
            description =
                    "A colleague's address is written to as it is; anybody else's only with a consent to the newsletter.")
    @PostMapping("/test")
    ResponseEntity<Tested> test(@PathVariable String id, @Valid @RequestBody Test test) {
        access.require("template", "update");
        if (!colleagues.have(test.to())) {
            basis.requireOfTrial(test.to());
        }
        Person person = test.contactId() == null ? PersonValues.example() : person(test.contactId());
        Filled filled = CompiledTemplate.of(TemplateContent.of(template(id)))
                .fill(values.of(person, links.unsubscribe("test"), links.preferences("test")));
        String subject = "[Test] " + filled.subject();
        Letter letter = new Letter(
                domain.newMessageId(),
                server.from(),
                List.of(new Letter.Party(test.to(), null)),
                null,
                subject,
                filled.text(),
                filled.html(),
                Map.of("Auto-Submitted", "auto-generated"),
                List.of(),
                clock.instant());
        try (MailSession session = server.connect()) {
            session.send(letter);
        } catch (MailUnavailable e) {
            throw Problem.unavailable("The mail server does not take mail now: " + e.text(), 30);
        } catch (MailRefused e) {
            throw Problem.unprocessable("The mail server refuses this mail: " + e.text())
                    .field("to", e.text());
        }
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(new Tested(test.to(), subject));
    }

    /**
     * @param key what it is about; under the same key the template is sent once to a contact
     * @param purpose the key of what it is for; {@code service} where absent
     */
    record Send(
            @NotBlank String contactId,
            @Nullable @Size(max = 200) String key,
            @Nullable @Size(max = 50) String purpose) {}

    @Operation(
            summary = "Send a template to a contact, because of something that concerns them",
            description =
                    "The mail is in the ledger when this answers, and leaves as soon as the mail server takes it.")
    @PostMapping("/send")
    ResponseEntity<MailState> send(@PathVariable String id, @Valid @RequestBody Send send) {
        access.require("mail", "create");
        if (!server.isConfigured()) {
            throw Problem.unavailable("No mail can be sent: set KLIENTELA_SMTP_HOST to a mail server.", 3600);
        }
        String mailId = send.key() == null ? Creation.id() : NameIds.of("mail", id, send.contactId(), send.key());
        String purpose = send.purpose() == null ? StandardPurpose.SERVICE.key() : send.purpose();
        Optional<MailState> before = mails.find(mailId);
        MailState mail =
                before.isPresent() ? before.get() : begin(mailId, template(id), person(send.contactId()), purpose);
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(mail);
    }

    private MailState begin(String mailId, TemplateState template, Person person, String purpose) {
        String email = person.email();
        if (email == null) {
            throw Problem.unprocessable("This contact has no e-mail address.").field("contactId", "has no address");
        } else if (suppressions.isBounced(email)) {
            throw Problem.unprocessable("Mail to %s comes back.".formatted(email))
                    .field("contactId", "the address bounced");
        }
        basis.require(purpose, email, person.contactId());
        Filled filled = CompiledTemplate.of(TemplateContent.of(template))
                .fill(values.of(person, links.unsubscribe(mailId), links.preferences(mailId)));
        postbox.put(mailId, filled, person.language());
        MailState mail = mails.begin(new MailDraft(
                mailId,
                filled.subject(),
                MailKind.TRANSACTIONAL,
                null,
                null,
                template.id(),
                person.contactId(),
                person.name(),
                email,
                purpose));
        postman.wake();
        return mail;
    }

    private TemplateState template(String id) {
        TemplateState template = templates.find(id).orElseThrow(() -> Problem.notFound("template", id));
        access.requireOn("template", "read", template);
        return template;
    }

    /** A contact that was made just now may still be on its way here. */
    private Person person(String contactId) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Optional<Person> found = people.readable(contactId);
        while (found.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
            found = people.readable(contactId);
        }
        return found.orElseThrow(() -> Problem.unprocessable("There is no contact with the id %s.".formatted(contactId))
                .field("contactId", "no such contact"));
    }
}
