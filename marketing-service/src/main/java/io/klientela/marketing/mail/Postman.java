package io.klientela.marketing.mail;

import io.klientela.events.marketing.MailState;
import io.klientela.events.marketing.MailStatus;
import io.klientela.events.marketing.SuppressionReason;
import io.klientela.marketing.suppression.LeftAlone;
import io.klientela.marketing.suppression.Suppressions;
import io.klientela.platform.consent.Refusal;
import io.klientela.platform.mail.MailRefused;
import io.klientela.platform.mail.MailServer;
import io.klientela.platform.mail.MailSession;
import io.klientela.platform.mail.MailUnavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Takes single mails from the postbox to the server; what the server does not take now is tried again for a day. */
@Component
class Postman implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Postman.class);
    private static final int MOST_ATTEMPTS = 30;
    /** How often it is looked for in the ledger; its request may still be writing it down, or have died before. */
    private static final int TO_BE_WRITTEN_DOWN = 5;

    private static final Duration UNCERTAIN = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Postbox postbox;
    private final Mails mails;
    private final Letters letters;
    private final MailServer server;
    private final Suppressions suppressions;
    private final MailBasis basis;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean running;

    Postman(
            Postbox postbox,
            Mails mails,
            Letters letters,
            MailServer server,
            Suppressions suppressions,
            MailBasis basis) {
        this.postbox = postbox;
        this.mails = mails;
        this.letters = letters;
        this.server = server;
        this.suppressions = suppressions;
        this.basis = basis;
    }

    /** There is something in the postbox. */
    void wake() {
        work.release();
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("marketing-postman").daemon().start(this::run);
    }

    private void run() {
        while (running) {
            try {
                while (running && takeOne()) {
                    // as long as there is one
                }
                if (work.tryAcquire(2, TimeUnit.SECONDS)) {
                    work.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.debug("the postbox cannot be read: {}", e.toString());
                pause();
            }
        }
    }

    private boolean takeOne() {
        Optional<Postbox.Item> next = server.isConfigured() ? postbox.next() : Optional.empty();
        next.ifPresent(this::deliver);
        return next.isPresent();
    }

    private void deliver(Postbox.Item item) {
        Optional<MailState> mail = mails.find(item.mailId());
        if (mail.isEmpty() && item.attempts() < TO_BE_WRITTEN_DOWN) {
            postbox.later(item.mailId(), Duration.ofSeconds(2), false);
            return;
        } else if (mail.isEmpty() || mail.get().status() != MailStatus.SENDING) {
            postbox.remove(item.mailId());
            return;
        }
        try (MailSession session = server.connect()) {
            Optional<Refusal> refusal = basis.refusal(mail.get());
            if (refusal.isEmpty()) {
                hand(item, mail.get(), session);
            } else if (refusal.get().isPassing()) {
                postbox.later(item.mailId(), UNCERTAIN, item.handedOver());
            } else {
                mails.failed(item.mailId(), refusal.get().text());
                postbox.remove(item.mailId());
            }
        } catch (MailUnavailable e) {
            later(item, item.handedOver(), e);
        }
    }

    private void hand(Postbox.Item item, MailState mail, MailSession session) {
        var letter = letters.letter(
                new Outgoing(mail, item.content(), null, null, item.language(), false, item.handedOver()));
        postbox.handingOver(item.mailId());
        try {
            session.send(letter);
            mails.sent(item.mailId(), item.handedOver());
            postbox.remove(item.mailId());
        } catch (MailRefused e) {
            refused(mail, e);
            postbox.remove(item.mailId());
        } catch (MailUnavailable e) {
            later(item, item.handedOver() || !e.isAnswered(), e);
        }
    }

    private void refused(MailState mail, MailRefused refusal) {
        if (Refusals.isHardBounce(refusal)) {
            mails.bounced(mail.id(), refusal.text());
            suppressions.add(LeftAlone.after(mail, SuppressionReason.BOUNCED, refusal.text()));
        } else {
            mails.failed(mail.id(), refusal.text());
        }
    }

    private void later(Postbox.Item item, boolean handedOver, MailUnavailable e) {
        if (item.attempts() + 1 >= MOST_ATTEMPTS) {
            mails.failed(item.mailId(), e.text());
            postbox.remove(item.mailId());
            return;
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(12, item.attempts()));
        log.info("a mail waits for the mail server: {}", e.text());
        postbox.later(item.mailId(), pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause, handedOver);
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        work.release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
