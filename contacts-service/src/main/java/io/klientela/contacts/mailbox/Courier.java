package io.klientela.contacts.mailbox;

import io.klientela.contacts.consent.Basis;
import io.klientela.contacts.email.Attachments;
import io.klientela.contacts.email.WrittenEmails;
import io.klientela.contacts.email.WrittenEmails.Whole;
import io.klientela.contacts.mailbox.Dispatches.Dispatch;
import io.klientela.events.contacts.EmailParty;
import io.klientela.events.contacts.EmailState;
import io.klientela.events.contacts.StandardPurpose;
import io.klientela.platform.consent.Refusal;
import io.klientela.platform.mail.Letter;
import io.klientela.platform.mail.MailRefused;
import io.klientela.platform.mail.MailSession;
import io.klientela.platform.mail.MailUnavailable;
import io.klientela.platform.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Hands a mail over to its writer's own server. Where nobody knows whether the server took it, it is handed over once more
 * and marked, in the mail and where it is filed.
 */
@Component
class Courier {
    private static final Logger log = LoggerFactory.getLogger(Courier.class);
    private static final String POSSIBLE_DUPLICATE = "X-Klientela-Possible-Duplicate";
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);
    private static final Duration GIVING_UP = Duration.ofDays(1);

    private final Dispatches dispatches;
    private final WrittenEmails emails;
    private final Attachments attachments;
    private final Mailboxes mailboxes;
    private final Boxes boxes;
    private final Basis basis;
    private final Clock clock;

    Courier(
            Dispatches dispatches,
            WrittenEmails emails,
            Attachments attachments,
            Mailboxes mailboxes,
            Boxes boxes,
            Basis basis,
            Clock clock) {
        this.dispatches = dispatches;
        this.emails = emails;
        this.attachments = attachments;
        this.mailboxes = mailboxes;
        this.boxes = boxes;
        this.basis = basis;
        this.clock = clock;
    }

    void deliver(Dispatch dispatch) {
        Optional<Whole> waiting = emails.waiting(dispatch.emailId());
        if (waiting.isEmpty()) {
            dispatches.over(dispatch);
        } else if (dispatch.sent()) {
            over(dispatch);
        } else {
            deliver(dispatch, waiting.get());
        }
    }

    private void over(Dispatch dispatch) {
        emails.sent(dispatch.emailId());
        dispatches.over(dispatch);
    }

    private void deliver(Dispatch dispatch, Whole mail) {
        String userId = mail.state().holders().getFirst();
        Optional<Connected> mailbox = mailboxes.find(userId);
        Server smtp = mailbox.map(Connected::smtp).orElse(null);
        Optional<Refusal> refusal = refusal(mail.state());
        if (mailbox.isEmpty() || smtp == null) {
            fail(dispatch, "The mailbox that it was to leave by is not connected any more.");
        } else if (refusal.isPresent()) {
            fail(dispatch, refusal.get().text());
        } else {
            deliver(dispatch, mail, mailbox.get(), smtp);
        }
    }

    private Optional<Refusal> refusal(EmailState mail) {
        return mail.contacts().stream()
                .filter(contact -> !contact.email().isEmpty())
                .flatMap(contact ->
                        basis.refusal(StandardPurpose.SERVICE, contact.email(), contact.contactId()).stream())
                .findFirst();
    }

    private void deliver(Dispatch dispatch, Whole mail, Connected mailbox, Server smtp) {
        if (dispatch.handed()) {
            emails.mayBeDoubled(dispatch.emailId());
        }
        try {
            Letter letter = letter(mail, dispatch.handed());
            Passwords passwords = mailboxes.passwords(mailbox.userId());
            try (MailSession session = boxes.sender(smtp, passwords.smtp()).connect()) {
                dispatches.handing(dispatch);
                session.send(letter);
            }
            dispatches.sent(dispatch);
            over(dispatch);
            append(letter, mailbox, passwords);
        } catch (MailRefused e) {
            fail(dispatch, "%d %s".formatted(e.code(), e.text()));
        } catch (MailUnavailable e) {
            if (e.isAnswered()) {
                dispatches.notTaken(dispatch);
            }
            later(dispatch, Trouble.of("smtp", smtp, null, e).text());
        } catch (Problem e) {
            later(dispatch, e.detail());
        }
    }

    private void fail(Dispatch dispatch, String problem) {
        emails.failed(dispatch.emailId(), problem);
        dispatches.over(dispatch);
    }

    private void later(Dispatch dispatch, String problem) {
        if (dispatch.createdAt().plus(GIVING_UP).isBefore(clock.instant())) {
            fail(dispatch, problem);
            return;
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(10, dispatch.attempts()));
        dispatches.later(dispatch, pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }

    /** A copy that is missing there is here all the same. */
    private void append(Letter letter, Connected mailbox, Passwords passwords) {
        String folder = mailbox.sentFolder();
        if (folder != null) {
            try {
                boxes.folder(mailbox.imap(), passwords.imap(), folder).append(letter.toMessage());
            } catch (MailUnavailable e) {
                log.info("a mail that was sent is not in the folder for it: {}", e.text());
            }
        }
    }

    private Letter letter(Whole mail, boolean again) {
        EmailState state = mail.state();
        EmailParty from = Objects.requireNonNull(state.from());
        Map<String, String> headers = new HashMap<>();
        if (!state.references().isEmpty()) {
            List<String> oldestFirst = new ArrayList<>(state.references());
            Collections.reverse(oldestFirst);
            headers.put("In-Reply-To", state.references().getFirst());
            headers.put("References", String.join(" ", oldestFirst));
        }
        if (!state.cc().isEmpty()) {
            headers.put("Cc", state.cc().stream().map(EmailParty::email).collect(Collectors.joining(", ")));
        }
        if (again) {
            headers.put(POSSIBLE_DUPLICATE, "true");
        }
        return new Letter(
                String.valueOf(state.messageId()),
                new Letter.Party(from.email(), from.name()),
                state.to().stream()
                        .map(party -> new Letter.Party(party.email(), party.name()))
                        .toList(),
                null,
                state.name(),
                mail.text(),
                mail.html(),
                headers,
                attachments.of(state),
                state.at());
    }
}
