package io.klientela.ticketing.outbound;

import io.klientela.events.ticketing.Delivery;
import io.klientela.events.ticketing.MessageState;
import io.klientela.events.ticketing.TicketState;
import io.klientela.events.ticketing.TicketStatus;
import io.klientela.platform.consent.Refusal;
import io.klientela.platform.mail.Letter;
import io.klientela.platform.mail.MailRefused;
import io.klientela.platform.mail.MailServer;
import io.klientela.platform.mail.MailSession;
import io.klientela.platform.mail.MailUnavailable;
import io.klientela.ticketing.TicketingSettings;
import io.klientela.ticketing.conversation.Conversations;
import io.klientela.ticketing.conversation.Messages;
import io.klientela.ticketing.ticket.Tickets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends what the ledger holds, and tells each message how its mail went. */
@Component
class Courier {
    private static final Logger log = LoggerFactory.getLogger(Courier.class);
    private static final int BATCH = 200;
    private static final Duration UNCERTAIN = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration GIVING_UP = Duration.ofDays(3);

    private final Ledger ledger;
    private final Letters letters;
    private final Messages messages;
    private final Conversations conversations;
    private final Tickets tickets;
    private final Basis basis;
    private final MailServer mail;
    private final TicketingSettings settings;
    private final Clock clock;

    Courier(
            Ledger ledger,
            Letters letters,
            Messages messages,
            Conversations conversations,
            Tickets tickets,
            Basis basis,
            MailServer mail,
            TicketingSettings settings,
            Clock clock) {
        this.ledger = ledger;
        this.letters = letters;
        this.messages = messages;
        this.conversations = conversations;
        this.tickets = tickets;
        this.basis = basis;
        this.mail = mail;
        this.settings = settings;
        this.clock = clock;
    }

    void run() {
        if (!mail.isConfigured()) {
            return;
        }
        messages.queued(BATCH).forEach(this::enter);
        MailSession session = null;
        try {
            for (Optional<Ledger.Entry> next = ledger.claim(); next.isPresent(); next = ledger.claim()) {
                session = deliver(next.get(), session);
            }
        } finally {
            if (session != null) {
                session.close();
            }
        }
    }

    /** A queued message has an entry, or had one whose outcome did not reach it. */
    private void enter(String messageId) {
        Optional<Ledger.Entry> known = ledger.find(messageId);
        if (known.isPresent()) {
            tell(known.get());
        } else {
            conversations
                    .find(messageId)
                    .ifPresent(message -> ledger.enter(
                            messageId, Ledger.Kind.MESSAGE, message.ticketId(), String.join(",", message.to())));
        }
    }

    private void tell(Ledger.Entry entry) {
        if (entry.kind() == Ledger.Kind.MESSAGE && entry.stand() == Ledger.Stand.SENT) {
            messages.delivered(entry.id(), clock.instant());
        } else if (entry.kind() == Ledger.Kind.MESSAGE && entry.stand() == Ledger.Stand.FAILED) {
            messages.deliveryFailed(entry.id(), String.valueOf(entry.problem()), clock.instant());
        }
    }

    /** @return the session to go on with; null where there is none any more */
    private @Nullable MailSession deliver(Ledger.Entry entry, @Nullable MailSession open) {
        MailSession session = open;
        try {
            Optional<Letter> letter = letter(entry);
            if (letter.isEmpty()) {
                ledger.failed(entry.id(), "not wanted any more");
                return session;
            }
            if (session == null || !session.isOpen()) {
                session = mail.connect();
            }
            Optional<Refusal> refusal = refusal(entry, letter.get());
            if (refusal.isEmpty()) {
                session.send(letter.get());
                ledger.sent(entry.id());
            } else if (refusal.get().isPassing()) {
                ledger.later(entry.id(), UNCERTAIN, refusal.get().text());
            } else {
                ledger.failed(entry.id(), refusal.get().text());
            }
        } catch (MailRefused e) {
            ledger.failed(entry.id(), "%d %s".formatted(e.code(), e.text()));
        } catch (MailUnavailable e) {
            postpone(entry, e.text());
            if (session != null) {
                session.close();
            }
            session = null;
        }
        ledger.find(entry.id()).ifPresent(this::tell);
        return session;
    }

    private Optional<Refusal> refusal(Ledger.Entry entry, Letter letter) {
        String contactId =
                tickets.current(entry.ticketId()).map(TicketState::contactId).orElse(null);
        return letter.to().stream()
                .flatMap(to -> basis.refusal(entry.kind(), to.email(), contactId).stream())
                .findFirst();
    }

    private void postpone(Ledger.Entry entry, String problem) {
        if (entry.createdAt().isBefore(clock.instant().minus(GIVING_UP))) {
            ledger.failed(entry.id(), problem);
            return;
        }
        Duration wait = settings.firstRetry().multipliedBy(1L << Math.min(10, Math.max(0, entry.attempts() - 1)));
        ledger.later(entry.id(), wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait, problem);
        log.warn("a mail of ticket {} is sent later: {}", entry.ticketId(), problem);
    }

    private Optional<Letter> letter(Ledger.Entry entry) {
        if (entry.kind() == Ledger.Kind.MESSAGE) {
            Optional<MessageState> message =
                    conversations.find(entry.id()).filter(found -> found.delivery() == Delivery.QUEUED);
            return message.flatMap(
                    found -> tickets.current(found.ticketId()).map(ticket -> letters.answer(found, ticket)));
        }
        Optional<TicketState> ticket = tickets.current(entry.ticketId()).filter(found -> found.contactEmail() != null);
        if (entry.kind() == Ledger.Kind.RECEIPT) {
            return ticket.map(found -> letters.receipt(found, String.valueOf(found.contactEmail()), entry.createdAt()));
        }
        return ticket.filter(found -> found.satisfaction() == null && isSolved(found))
                .map(found -> letters.satisfaction(found, String.valueOf(found.contactEmail()), entry.createdAt()));
    }

    private static boolean isSolved(TicketState ticket) {
        return ticket.status() == TicketStatus.SOLVED || ticket.status() == TicketStatus.CLOSED;
    }
}
