package io.klientela.contacts.mailbox;

import io.klientela.contacts.mailbox.Leases.Lease;
import io.klientela.platform.mail.MailUnavailable;
import io.klientela.platform.mail.OpenMailbox;
import io.klientela.platform.mail.read.IncomingMail;
import io.klientela.platform.mail.read.ReadMail;
import io.klientela.platform.security.PeopleDirectory;
import io.klientela.platform.web.Problem;
import jakarta.mail.MessagingException;
import jakarta.mail.util.SharedFileInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Reads what is new in a mailbox, mail by mail: each is taken first, and remembered as taken then. A kill in between has
 * it taken again, which changes nothing.
 */
@Component
class Fetch {
    private static final Logger log = LoggerFactory.getLogger(Fetch.class);
    private static final int BATCH = 100;
    private static final long LARGEST = 30_000_000;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Leases leases;
    private final Boxes boxes;
    private final Arrivals arrivals;
    private final Stumbles stumbles;
    private final PeopleDirectory people;
    private final MailboxesSettings settings;

    Fetch(
            Leases leases,
            Boxes boxes,
            Arrivals arrivals,
            Stumbles stumbles,
            ObjectProvider<PeopleDirectory> people,
            MailboxesSettings settings) {
        this.leases = leases;
        this.boxes = boxes;
        this.arrivals = arrivals;
        this.stumbles = stumbles;
        this.people = people.getIfAvailable(() -> PeopleDirectory.OF_NOBODY);
        this.settings = settings;
    }

    /** @param goingOn false where the service is about to stop */
    void run(Lease lease, BooleanSupplier goingOn) {
        String folder = "";
        Optional<Box> found = Optional.empty();
        try {
            found = boxes.find(lease.id());
            if (found.isEmpty()) {
                return;
            }
            if (isGone(lease.id())) {
                leases.leave(lease, found.get().every());
                return;
            }
            List<Position> positions = lease.positions();
            for (String each : found.get().folders()) {
                folder = each;
                if (!read(lease, found.get(), folder, positions, goingOn)) {
                    leases.leave(lease, Duration.ZERO);
                    return;
                }
            }
            leases.done(lease, found.get().every());
        } catch (MailUnavailable e) {
            Server server = found.orElseThrow().server();
            leases.failed(lease, Trouble.of("imap", server, folder, e), pause(lease));
        } catch (Problem e) {
            leases.failed(lease, new Trouble(Trouble.Kind.REFUSED, "", e.detail()), pause(lease));
        } catch (RuntimeException e) {
            leases.failed(lease, new Trouble(Trouble.Kind.REFUSED, "", "A mail could not be filed."), pause(lease));
            throw e;
        }
    }

    /** The mailbox of somebody who is disabled rests. */
    private boolean isGone(String userId) {
        return people.find(userId).filter(person -> !person.mayAct()).isPresent();
    }

    private Duration pause(Lease lease) {
        Duration pause = settings.firstRetry().multipliedBy(1L << Math.min(12, lease.failures()));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** @return false where somebody else has the mailbox now, or nobody is to read on */
    private boolean read(Lease lease, Box box, String folder, List<Position> positions, BooleanSupplier goingOn) {
        try (OpenMailbox open = open(box, folder)) {
            long validity = open.validity();
            Position position = positions.stream()
                    .filter(one -> one.folder().equals(folder) && one.validity() == validity)
                    .findFirst()
                    .orElseGet(() -> new Position(folder, validity, open.positionOf(box.since())));
            for (List<OpenMailbox.Waiting> mails = open.after(position.uid(), BATCH);
                    !mails.isEmpty();
                    mails = open.after(position.uid(), BATCH)) {
                for (OpenMailbox.Waiting mail : mails) {
                    if (!goingOn.getAsBoolean()) {
                        return false;
                    }
                    boolean filed = take(open, box, folder, mail);
                    position = new Position(folder, validity, mail.uid());
                    positions.removeIf(one -> one.folder().equals(folder));
                    positions.add(position);
                    if (!leases.reached(lease, positions, filed)) {
                        return false;
                    }
                    if (box.owner() == null) {
                        open.done(mail.uid());
                    }
                }
            }
            positions.removeIf(one -> one.folder().equals(folder));
            positions.add(position);
            return leases.reached(lease, positions, false);
        }
    }

    /** What is somebody's stays as it is. */
    private static OpenMailbox open(Box box, String folder) {
        return box.owner() == null
                ? box.opener().apply(folder).open()
                : box.opener().apply(folder).look();
    }

    private boolean take(OpenMailbox open, Box box, String folder, OpenMailbox.Waiting mail) {
        String what = box.server().username() + "/" + folder + "/" + mail.uid();
        try {
            boolean filed = take(open, box, mail);
            stumbles.over(what);
            return filed;
        } catch (MailUnavailable e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            if (stumbles.isOnceTooOften(what)) {
                log.error("the mail {} of a mailbox is left out: it cannot be taken", mail.uid(), e);
                return false;
            }
            throw e;
        }
    }

    private boolean take(OpenMailbox open, Box box, OpenMailbox.Waiting mail) {
        try {
            Path raw = Files.createTempFile("klientela-mail", ".eml");
            try {
                boolean there;
                try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(raw))) {
                    there = mail.size() <= LARGEST ? open.read(mail.uid(), file) : open.readHeaders(mail.uid(), file);
                }
                return there && take(raw, box);
            } finally {
                Files.deleteIfExists(raw);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean take(Path raw, Box box) throws IOException {
        try (SharedFileInputStream content = new SharedFileInputStream(raw.toFile())) {
            IncomingMail mail = ReadMail.read(content);
            return arrivals.take(box, mail);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
