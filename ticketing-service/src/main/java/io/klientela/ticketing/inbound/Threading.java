package io.klientela.ticketing.inbound;

import io.klientela.events.ticketing.MessageState;
import io.klientela.events.ticketing.TicketState;
import io.klientela.platform.mail.read.IncomingMail;
import io.klientela.ticketing.conversation.MailIds;
import io.klientela.ticketing.conversation.Messages;
import io.klientela.ticketing.people.People;
import io.klientela.ticketing.ticket.Tickets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the ticket that a mail belongs to: by the mails that it answers, else by the number in its subject. A number can
 * be guessed, so it counts only from somebody who has to do with the ticket.
 */
@Component
class Threading {
    private static final Pattern NUMBER = Pattern.compile("\\[#(\\d{1,15})\\]");

    private final Tickets tickets;
    private final Messages messages;
    private final MailIds mailIds;
    private final People people;

    Threading(Tickets tickets, Messages messages, MailIds mailIds, People people) {
        this.tickets = tickets;
        this.messages = messages;
        this.mailIds = mailIds;
        this.people = people;
    }

    Optional<TicketState> ticketOf(IncomingMail mail) {
        for (String reference : mail.references()) {
            Optional<TicketState> ticket = mailIds.ticketOf(reference).flatMap(tickets::current);
            if (ticket.isPresent()) {
                return ticket;
            }
        }
        if (!mail.references().isEmpty()) {
            Optional<TicketState> ticket = messages.withMailIds(mail.references()).stream()
                    .flatMap(message -> tickets.current(message.ticketId()).stream())
                    .findFirst();
            if (ticket.isPresent()) {
                return ticket;
            }
        }
        Matcher number = NUMBER.matcher(mail.subject());
        return number.find()
                ? tickets.numbered(Long.parseLong(number.group(1)))
                        .flatMap(ticket -> tickets.current(ticket.id()))
                        .filter(ticket -> takesPart(mail.from(), ticket))
                : Optional.empty();
    }

    private boolean takesPart(@Nullable String address, TicketState ticket) {
        if (address == null) {
            return false;
        }
        String contactId = ticket.contactId();
        return address.equalsIgnoreCase(ticket.contactEmail())
                || (contactId != null && people.emailsOf(contactId).contains(address))
                || messages.of(ticket.id()).stream()
                        .map(MessageState::fromEmail)
                        .anyMatch(address::equalsIgnoreCase);
    }
}
