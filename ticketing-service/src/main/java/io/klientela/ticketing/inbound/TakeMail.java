package io.klientela.ticketing.inbound;

import io.klientela.events.ticketing.Attachment;
import io.klientela.events.ticketing.Delivery;
import io.klientela.events.ticketing.MessageKind;
import io.klientela.events.ticketing.QueueState;
import io.klientela.events.ticketing.TicketChannel;
import io.klientela.events.ticketing.TicketState;
import io.klientela.events.ticketing.TicketStatus;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.files.Refused;
import io.klientela.platform.mail.read.FilePart;
import io.klientela.platform.mail.read.IncomingMail;
import io.klientela.ticketing.TicketingSettings;
import io.klientela.ticketing.conversation.Conversations;
import io.klientela.ticketing.conversation.DerivedId;
import io.klientela.ticketing.conversation.Draft;
import io.klientela.ticketing.conversation.MailIds;
import io.klientela.ticketing.conversation.Outgoing;
import io.klientela.ticketing.file.Files;
import io.klientela.ticketing.outbound.Ledger;
import io.klientela.ticketing.people.People;
import io.klientela.ticketing.queue.Queues;
import io.klientela.ticketing.ticket.Customer;
import io.klientela.ticketing.ticket.Tickets;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Makes of a mail what it is: a message on the ticket that it answers, or a new ticket. Every id follows from the stored
 * mail, so that one that was left half done is finished, not doubled.
 */
@Component
class TakeMail {
    private static final Pattern POLISH = Pattern.compile(
            "(?i)[ąćęłńśźż].*[ąćęłńśźż]|\\b(dzień dobry|proszę|prosze|dziękuję|pozdrawiam)\\b", Pattern.DOTALL);
    /** Where what campaigns sent comes back to; nobody asks for help there. */
    private static final String BOUNCES = "bounces+";

    private static final String BY = "system:ticketing-service";

    private final RawMails mails;
    private final Threading threading;
    private final Tickets tickets;
    private final Conversations conversations;
    private final Queues queues;
    private final People people;
    private final Files files;
    private final Ledger ledger;
    private final MailIds mailIds;
    private final Outgoing outgoing;
    private final TicketingSettings settings;

    TakeMail(
            RawMails mails,
            Threading threading,
            Tickets tickets,
            Conversations conversations,
            Queues queues,
            People people,
            Files files,
            Ledger ledger,
            MailIds mailIds,
            Outgoing outgoing,
            TicketingSettings settings) {
        this.mails = mails;
        this.threading = threading;
        this.tickets = tickets;
        this.conversations = conversations;
        this.queues = queues;
        this.people = people;
        this.files = files;
        this.ledger = ledger;
        this.mailIds = mailIds;
        this.outgoing = outgoing;
        this.settings = settings;
    }

    void take(RawMails.Kept kept, IncomingMail mail) {
        boolean ours =
                mail.messageId() != null && mailIds.ticketOf(mail.messageId()).isPresent();
        if (ours || (mail.from() != null && queues.isOurs(mail.from()))) {
            mails.done(kept, null, "comes from ourselves");
            return;
        }
        if (mail.automatic() && mail.recipients().stream().anyMatch(address -> address.startsWith(BOUNCES))) {
            mails.done(kept, null, "is a bounce of a campaign");
            return;
        }
        Stamp stamp = new Stamp(kept.at(), BY);
        // Where it has opened its ticket before, it belongs there, whatever else it says.
        Optional<TicketState> opened = tickets.current(kept.ticketId());
        Optional<TicketState> answered = opened.isPresent() ? Optional.empty() : threading.ticketOf(mail);
        boolean threaded = answered.isPresent() && answered.get().status() != TicketStatus.CLOSED;
        TicketState ticket =
                threaded ? answered.get() : opened.orElseGet(() -> tickets.open(request(kept, mail, answered), stamp));
        say(kept, mail, ticket, threaded, stamp);
        if (!threaded && mail.answerable() && mail.from() != null) {
            ledger.enterReceipt(ticket.id(), mail.from(), settings.mostReceipts());
            outgoing.wake();
        }
        mails.done(kept, ticket.id(), null);
    }

    private Tickets.Request request(RawMails.Kept kept, IncomingMail mail, Optional<TicketState> closed) {
        QueueState queue = queues.addressed(mail.recipients());
        return new Tickets.Request(
                kept.ticketId(),
                mails.numberFor(kept),
                mail.subject(),
                queue,
                customer(mail).speaking(language(mail, queue)),
                TicketChannel.EMAIL,
                closed.map(ticket -> List.of(ticket.id())).orElse(List.of()));
    }

    private Customer customer(IncomingMail mail) {
        String address = mail.from();
        if (address == null) {
            return Customer.NOBODY;
        }
        return people.byEmail(address)
                .map(person -> Customer.of(person, address))
                .orElseGet(() -> Customer.unknown(mail.fromName(), address));
    }

    private static String language(IncomingMail mail, QueueState queue) {
        if (POLISH.matcher(mail.subject() + "\n" + mail.text()).find()) {
            return "pl";
        }
        return queue.language() == null ? "en" : queue.language();
    }

    private void say(RawMails.Kept kept, IncomingMail mail, TicketState ticket, boolean threaded, Stamp stamp) {
        List<String> problems = new ArrayList<>(mail.problems());
        if (!kept.complete()) {
            problems.add("The mail has %d MB, too many to be taken; only its headers are here."
                    .formatted(kept.size() / 1_000_000));
        }
        List<Attachment> attachments = attachments(kept, mail, ticket, problems);
        // An automatic answer is nothing that the customer said: colleagues may want to see it, nobody has to answer.
        MessageKind kind = threaded && mail.automatic() ? MessageKind.NOTE : MessageKind.CUSTOMER;
        Draft draft = new Draft(
                kind,
                mail.fromName(),
                mail.from(),
                mail.recipients().stream().limit(50).toList(),
                mail.text(),
                mail.html(),
                attachments,
                mail.messageId(),
                mail.references().isEmpty() ? null : mail.references().getFirst(),
                Delivery.NONE);
        conversations.add(draft.on(kept.messageId(), ticket, mail.subject(), stamp), null, mail.automatic());
        if (!problems.isEmpty()) {
            String id = DerivedId.of(kept.messageId(), "problems");
            Draft note = Draft.note(null, String.join("\n", problems), List.of());
            // Below the mail that it is about.
            Stamp after = new Stamp(stamp.at().plusMillis(1), stamp.by());
            conversations.add(note.on(id, ticket, mail.subject(), after), null, true);
        }
    }

    private List<Attachment> attachments(
            RawMails.Kept kept, IncomingMail mail, TicketState ticket, List<String> problems) {
        List<Attachment> attachments = new ArrayList<>();
        int number = 0;
        for (FilePart file : mail.files()) {
            String id = DerivedId.of(kept.messageId(), "file-" + number++);
            try {
                attachments.add(files.keep(id, ticket.id(), file.name(), file.content(Files.LARGEST)));
            } catch (Refused e) {
                problems.add("The file \"%s\" was not kept: it %s.".formatted(file.name(), e.reason()));
            } catch (MessagingException | IOException e) {
                problems.add("The file \"%s\" could not be read (%s).".formatted(file.name(), e.getMessage()));
            }
        }
        return attachments;
    }
}
