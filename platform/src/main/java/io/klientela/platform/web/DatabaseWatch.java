package io.klientela.platform.web;

import com.mongodb.event.ClusterDescriptionChangedEvent;
import com.mongodb.event.ClusterListener;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns from the driver's heartbeats when no server takes writes any more. A server that stands still keeps its
 * connections open, so whoever waits for its answer is interrupted then instead of waiting on.
 */
public final class DatabaseWatch implements ClusterListener {
    private static final Logger log = LoggerFactory.getLogger(DatabaseWatch.class);

    /** A missed heartbeat may be a machine's short breath: who is back within this time was never away. */
    private static final int DOUBT_MILLIS = 400;

    private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();
    private boolean writable;
    private volatile boolean away;

    /** Whether the database was there and is not any more. */
    public boolean isAway() {
        return away;
    }

    @Override
    public synchronized void clusterDescriptionChanged(ClusterDescriptionChangedEvent event) {
        boolean before = event.getPreviousDescription().hasWritableServer();
        writable = event.getNewDescription().hasWritableServer();
        if (before && !writable) {
            Thread.ofVirtual().start(this::doubt);
        } else if (writable && away) {
            away = false;
            log.info("the database answers again");
        }
    }

    private void doubt() {
        try {
            TimeUnit.MILLISECONDS.sleep(DOUBT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        giveUp();
    }

    private synchronized void giveUp() {
        if (!writable && !away) {
            away = true;
            log.warn("the database does not answer");
            waiting.forEach(Thread::interrupt);
        }
    }

    /** Marks this thread as one that must not wait for a database that is away. */
    void enter() {
        waiting.add(Thread.currentThread());
    }

    void leave() {
        waiting.remove(Thread.currentThread());
        Thread.interrupted(); // it may have come late: what follows has nothing to do with it
    }
}
