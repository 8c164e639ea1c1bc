package io.klientela.marketing.bounce;

import io.klientela.events.marketing.MailState;
import io.klientela.events.marketing.SuppressionReason;
import io.klientela.marketing.mail.MailLinks;
import io.klientela.marketing.mail.Mails;
import io.klientela.marketing.suppression.LeftAlone;
import io.klientela.marketing.suppression.Suppressions;
import io.klientela.platform.Trace;
import io.klientela.platform.mail.MailUnavailable;
import io.klientela.platform.mail.Mailbox;
import io.klientela.platform.mail.MailboxSettings;
import io.klientela.platform.mail.OpenMailbox;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Reads the mails that came back. What a mail says is told to the ledger before the mail is marked as read, and may be
 * told again: so nothing is lost, and nothing counts twice.
 */
@Component
class BounceReader implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(BounceReader.class);
    private static final int BATCH = 50;
    /** A report stands at the beginning; what it sends back behind that may be long. */
    private static final long LARGEST = 2_000_000;

    private final Mailbox mailbox;
    private final BounceSettings settings;
    private final MailLinks links;
    private final Mails mails;
    private final Suppressions suppressions;
    private volatile boolean running;

    BounceReader(
            BounceSettings settings, MailboxSettings usual, MailLinks links, Mails mails, Suppressions suppressions) {
        this.mailbox = new Mailbox(settings.mailbox(usual));
        this.settings = settings;
        this.links = links;
        this.mails = mails;
        this.suppressions = suppressions;
    }

    @Override
    public void start() {
        running = true;
        if (settings.isConfigured() && mailbox.isConfigured()) {
            Thread.ofPlatform().name("marketing-bounces").daemon().start(this::run);
        }
    }

    private void run() {
        Trace.begin(null);
        while (running) {
            try (OpenMailbox open = mailbox.open()) {
                for (OpenMailbox.Waiting waiting : open.unseen(BATCH)) {
                    take(open, waiting);
                }
            } catch (MailUnavailable e) {
                log.info("the mailbox of bounces does not answer: {}", e.text());
            } catch (RuntimeException e) {
                log.warn("bounces could not be read and are tried again", e);
            }
            try {
                TimeUnit.NANOSECONDS.sleep(settings.every().toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void take(OpenMailbox open, OpenMailbox.Waiting waiting) {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        if (waiting.size() <= LARGEST && open.read(waiting.uid(), raw)) {
            String text = raw.toString(StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
            links.bounced(text).flatMap(mails::find).ifPresent(mail -> tell(mail, Report.of(text)));
        }
        open.done(waiting.uid());
    }

    private void tell(MailState mail, Report report) {
        switch (report.kind()) {
            case BOUNCED -> {
                mails.bounced(mail.id(), report.words());
                if (report.hard()) {
                    suppress(mail, SuppressionReason.BOUNCED, report.words());
                }
            }
            case COMPLAINED -> suppress(mail, SuppressionReason.COMPLAINED, report.words());
            case NOTHING -> log.debug("the mail {} was answered by a machine", mail.id());
        }
    }

    private void suppress(MailState mail, SuppressionReason reason, String words) {
        suppressions.add(LeftAlone.after(mail, reason, words));
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
