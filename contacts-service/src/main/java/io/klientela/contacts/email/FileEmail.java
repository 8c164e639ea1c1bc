package io.klientela.contacts.email;

import io.klientela.events.contacts.EmailDirection;
import io.klientela.events.contacts.EmailFile;
import io.klientela.events.contacts.EmailParty;
import io.klientela.events.contacts.EmailState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.DuplicateAggregate;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.files.Refused;
import io.klientela.platform.files.StoredFile;
import io.klientela.platform.files.StoredFiles;
import io.klientela.platform.mail.Letter;
import io.klientela.platform.mail.read.FilePart;
import io.klientela.platform.mail.read.IncomingMail;
import io.klientela.platform.web.Problem;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Files a mail, once however often and in however many mailboxes it is found: its id follows from it, and everything that
 * belongs to it is there before it is. What is interrupted is done again, with the same outcome.
 */
@Component
public class FileEmail {
    private static final Logger log = LoggerFactory.getLogger(FileEmail.class);
    private static final int MOST_PARTIES = 100;
    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

    private final Aggregates<Email, EmailState> emails;
    private final EmailIds ids;
    private final Bodies bodies;
    private final StoredFiles files;
    private final Stamps stamps;

    FileEmail(Aggregates<Email, EmailState> emails, EmailIds ids, Bodies bodies, StoredFiles files, Stamps stamps) {
        this.emails = emails;
        this.ids = ids;
        this.bodies = bodies;
        this.files = files;
        this.stamps = stamps;
    }

    /**
     * A mail that was found.
     *
     * @param holders whose it is
     * @param confidential whether others may see no more of it than its subject and time
     */
    public record Found(
            IncomingMail mail,
            EmailDirection direction,
            Correspondents.Known known,
            List<String> holders,
            boolean confidential) {}

    /** What a mail is known by: its {@code Message-ID}, or what every copy of it says. */
    public static String keyOf(IncomingMail mail) {
        return Objects.requireNonNullElseGet(mail.messageId(), () -> EmailIds.stable(mail));
    }

    /** The leads of the nearest filed mail that a mail answers. */
    public List<String> leadsAnswered(IncomingMail mail) {
        return mail.references().stream()
                .map(EmailIds::ofMessageId)
                .flatMap(id -> emails.find(id).stream())
                .findFirst()
                .map(email -> email.state().leadIds())
                .orElse(List.of());
    }

    /** @return its id */
    public String file(Found found) {
        String id = EmailIds.of(found.mail());
        if (emails.find(id).isPresent()) {
            join(id, state(id, found, List.of()));
            return id;
        }
        bodies.keep(id, new Bodies.Body(found.mail().text(), found.mail().html()));
        EmailState state = state(id, found, keepFiles(id, found.mail()));
        try {
            emails.add(Email.file(state));
        } catch (DuplicateAggregate e) {
            join(id, state); // another instance was faster
        } catch (Problem e) {
            if (e.status() != HttpStatus.CONFLICT) {
                throw e;
            }
            forgetContents(id); // somebody has deleted it
        }
        return id;
    }

    private void join(String id, EmailState copy) {
        try {
            emails.change(id, null, email -> email.change(stamps.now(), draft -> draft.join(copy)));
        } catch (Problem e) {
            if (e.status() != HttpStatus.NOT_FOUND) {
                throw e;
            }
        }
    }

    void forgetContents(String id) {
        bodies.delete(id);
        files.delete(id);
    }

    private EmailState state(String id, Found found, List<EmailFile> kept) {
        IncomingMail mail = found.mail();
        Stamp stamp = stamps.now();
        return new EmailState(
                id,
                mail.subject(),
                found.direction(),
                ids.threadOf(keyOf(mail), mail.references()),
                writtenAt(mail, stamp.at()),
                mail.from() == null ? null : new EmailParty(mail.from(), mail.fromName()),
                parties(mail.to()),
                parties(mail.cc()),
                found.known().contacts(),
                found.known().leadIds(),
                found.confidential() ? null : Excerpt.of(mail.text()),
                kept,
                found.holders(),
                found.confidential(),
                mail.messageId(),
                mail.references(),
                null,
                null,
                null,
                stamp.at(),
                stamp.by(),
                stamp.at());
    }

    /** Nobody has written a mail tomorrow. */
    private static Instant writtenAt(IncomingMail mail, Instant now) {
        return Optional.ofNullable(mail.date())
                .filter(date -> date.isBefore(now.plus(CLOCKS_DIFFER)) && date.isAfter(Instant.EPOCH))
                .orElse(now);
    }

    private static List<EmailParty> parties(List<Letter.Party> some) {
        return some.stream()
                .limit(MOST_PARTIES)
                .map(party -> new EmailParty(party.email(), party.name()))
                .toList();
    }

    private List<EmailFile> keepFiles(String id, IncomingMail mail) {
        List<EmailFile> kept = new ArrayList<>();
        int number = 0;
        for (FilePart part : mail.files()) {
            String fileId = EmailIds.derived("file-" + number++, id);
            try {
                StoredFile file = files.keep(fileId, id, part.name(), part.content(StoredFiles.LARGEST));
                kept.add(new EmailFile(file.id(), file.name(), file.contentType(), file.size()));
            } catch (Refused e) {
                log.info("a file of the mail {} was not kept: it {}", id, e.reason());
            } catch (MessagingException | IOException e) {
                log.info("a file of the mail {} cannot be read: {}", id, e.toString());
            }
        }
        return kept;
    }
}
