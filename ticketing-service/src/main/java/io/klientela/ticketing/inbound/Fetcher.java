package io.klientela.ticketing.inbound;

import io.klientela.platform.mail.MailUnavailable;
import io.klientela.platform.mail.Mailbox;
import io.klientela.platform.mail.OpenMailbox;
import io.klientela.platform.mail.read.MailKeys;
import io.klientela.ticketing.TicketingSettings;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes mails over from the mailbox: each is stored first and marked there then. A kill in between has it fetched again,
 * and recognised. One that cannot be fetched does not hold up those after it.
 */
@Component
class Fetcher {
    private static final Logger log = LoggerFactory.getLogger(Fetcher.class);
    private static final int MOST = 500;
    private static final long LARGE = 2_000_000;

    private final Mailbox mailbox;
    private final RawMails mails;
    private final TicketingSettings settings;
    private final Map<Long, Integer> failures = new HashMap<>();

    Fetcher(Mailbox mailbox, RawMails mails, TicketingSettings settings) {
        this.mailbox = mailbox;
        this.mails = mails;
        this.settings = settings;
    }

    /** @throws MailUnavailable where the mailbox does not answer */
    void fetch() {
        if (!mailbox.isConfigured()) {
            return;
        }
        try (OpenMailbox open = mailbox.open()) {
            List<OpenMailbox.Waiting> waiting = new ArrayList<>(open.unseen(MOST));
            failures.keySet()
                    .retainAll(waiting.stream().map(OpenMailbox.Waiting::uid).collect(Collectors.toSet()));
            // What failed before, and what takes long, comes last.
            waiting.sort(Comparator.comparing((OpenMailbox.Waiting mail) -> failures.getOrDefault(mail.uid(), 0))
                    .thenComparing(mail -> mail.size() > LARGE)
                    .thenComparingLong(OpenMailbox.Waiting::uid));
            for (OpenMailbox.Waiting mail : waiting) {
                tryToFetch(open, mail);
            }
        }
    }

    private void tryToFetch(OpenMailbox open, OpenMailbox.Waiting mail) {
        try {
            fetch(open, mail);
        } catch (MailUnavailable e) {
            failures.merge(mail.uid(), 1, Integer::sum);
            if (!open.isOpen()) {
                throw e;
            }
            log.warn("mail {} could not be fetched and is tried again: {}", mail.uid(), e.text());
        }
    }

    private void fetch(OpenMailbox open, OpenMailbox.Waiting mail) {
        try {
            Path raw = Files.createTempFile("klientela-mail", ".eml");
            try {
                boolean complete = mail.size() <= settings.mostMailBytes();
                boolean there;
                try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(raw))) {
                    there = complete ? open.read(mail.uid(), file) : open.readHeaders(mail.uid(), file);
                }
                if (there) {
                    mails.keep(MailKeys.of(raw), raw, complete, mail.size());
                    open.done(mail.uid());
                }
            } finally {
                Files.deleteIfExists(raw);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
