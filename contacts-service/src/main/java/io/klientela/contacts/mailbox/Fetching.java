package io.klientela.contacts.mailbox;

import io.klientela.platform.Trace;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Has mailboxes read that are due, some at a time, so that one that is slow or down holds no other up. */
@Component
class Fetching implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Fetching.class);
    private static final int MOST_AT_ONCE = 16;

    private final Leases leases;
    private final Fetch fetch;
    private final FilingSettings filing;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private volatile boolean announced;
    private volatile boolean running;

    Fetching(Leases leases, Fetch fetch, FilingSettings filing) {
        this.leases = leases;
        this.fetch = fetch;
        this.filing = filing;
    }

    @Scheduled(fixedDelay = 500)
    void sweep() {
        try {
            announceOwn();
            while (running && places.tryAcquire()) {
                Optional<Leases.Lease> due = claim();
                if (due.isEmpty()) {
                    return;
                }
                Thread.ofVirtual().name("mailbox-" + due.get().id()).start(() -> read(due.get()));
            }
        } catch (RuntimeException e) {
            log.debug("mailboxes cannot be looked up: {}", e.toString());
        }
    }

    /** What is not due gives its place back. */
    private Optional<Leases.Lease> claim() {
        Optional<Leases.Lease> due = Optional.empty();
        try {
            due = leases.claim();
            return due;
        } finally {
            if (due.isEmpty()) {
                places.release();
            }
        }
    }

    private void read(Leases.Lease lease) {
        try {
            Trace.begin(null);
            CurrentActor.runAs(Actor.system("contacts-service"), () -> fetch.run(lease, () -> running));
        } catch (RuntimeException e) {
            log.warn("the mailbox {} is read again: {}", lease.id(), e.toString());
        } finally {
            places.release();
        }
    }

    private void announceOwn() {
        if (filing.isConfigured() && !announced) {
            leases.announceOwn();
            announced = true;
        }
    }

    @Override
    public void start() {
        running = true;
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
