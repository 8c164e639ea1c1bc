package io.klientela.contacts.mailbox;

import io.klientela.contacts.email.WrittenEmails;
import io.klientela.platform.Trace;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Has mails leave that wait, some at a time. */
@Component
class Posting {
    private static final Logger log = LoggerFactory.getLogger(Posting.class);
    private static final int BATCH = 200;
    private static final int MOST_AT_ONCE = 8;

    private final WrittenEmails emails;
    private final Dispatches dispatches;
    private final Courier courier;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    Posting(WrittenEmails emails, Dispatches dispatches, Courier courier) {
        this.emails = emails;
        this.dispatches = dispatches;
        this.courier = courier;
    }

    @Scheduled(fixedDelay = 1000)
    void sweep() {
        try {
            dispatches.enter(emails.queued(BATCH));
            while (places.tryAcquire()) {
                Optional<Dispatches.Dispatch> next = claim();
                if (next.isEmpty()) {
                    return;
                }
                Thread.ofVirtual().name("mail-courier").start(() -> deliver(next.get()));
            }
        } catch (RuntimeException e) {
            log.debug("mails cannot be looked up: {}", e.toString());
        }
    }

    private Optional<Dispatches.Dispatch> claim() {
        Optional<Dispatches.Dispatch> next = Optional.empty();
        try {
            next = dispatches.claim();
            return next;
        } finally {
            if (next.isEmpty()) {
                places.release();
            }
        }
    }

    private void deliver(Dispatches.Dispatch dispatch) {
        try {
            Trace.begin(null);
            CurrentActor.runAs(Actor.system("contacts-service"), () -> courier.deliver(dispatch));
        } catch (RuntimeException e) {
            log.warn("the mail {} is tried again: {}", dispatch.emailId(), e.toString());
        } finally {
            places.release();
        }
    }
}
