package io.klientela.platform.bulk;

import io.klientela.platform.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works on this instance's share of the service's bulk changes, and goes on with those whose process died. */
final class BulkWorker implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(BulkWorker.class);
    private static final Duration SWEEP = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration TIDY = Duration.ofHours(1);
    private static final int MOST_ATTEMPTS = 6;
    private static final int PARALLEL = 3;

    private final Map<String, BulkTarget> targets;
    private final BulkJobs jobs;
    private final Clock clock;
    private final Duration lease;
    private final Semaphore wake = new Semaphore(0);
    private final Semaphore slots = new Semaphore(PARALLEL);
    private final Map<String, CountDownLatch> awaited = new ConcurrentHashMap<>();
    private Instant tidied = Instant.EPOCH;
    private volatile boolean stopping;
    private volatile boolean abandoned;

    BulkWorker(Map<String, BulkTarget> targets, BulkJobs jobs, Clock clock, Duration lease) {
        this.targets = targets;
        this.jobs = jobs;
        this.clock = clock;
        this.lease = lease;
    }

    void start() {
        Thread.ofVirtual().name("bulk-claim").start(this::claimUntilStopped);
    }

    void wake() {
        wake.release();
    }

    /** Waits for the end of a change, if this instance works on it. */
    void await(String id, Duration most) {
        CountDownLatch end = awaited.computeIfAbsent(id, key -> new CountDownLatch(1));
        try {
            boolean over = jobs.find(id).map(job -> job.status().isOver()).orElse(true);
            if (!over && !end.await(most.toMillis(), TimeUnit.MILLISECONDS)) {
                log.debug("The bulk change {} goes on in the background", id);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            awaited.remove(id);
        }
    }

    /** Stops at the next end of a batch; what is unfinished is let go of. */
    @Override
    public void close() {
        stopping = true;
        wake();
        try {
            if (!abandoned && !slots.tryAcquire(PARALLEL, lease.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("A bulk change does not stop; another instance goes on with it after {}", lease);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void abandon() {
        abandoned = true;
        stopping = true;
    }

    private void claimUntilStopped() {
        while (!stopping) {
            try {
                tidy();
                claimAll();
            } catch (RuntimeException e) {
                log.warn("Bulk changes cannot be looked for at the moment: {}", e.toString());
            }
            try {
                if (wake.tryAcquire(SWEEP.toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void claimAll() {
        boolean found = true;
        while (found && !stopping && slots.tryAcquire()) {
            found = false;
            try {
                found = claimOne();
            } finally {
                if (!found) {
                    slots.release();
                }
            }
        }
    }

    private void tidy() {
        Instant now = clock.instant();
        if (now.isAfter(tidied.plus(TIDY))) {
            tidied = now;
            jobs.forget(now.minus(KEPT));
        }
    }

    private boolean claimOne() {
        String token = UUID.randomUUID().toString();
        Optional<BulkJob> claimed = jobs.claim(targets.keySet(), token, lease);
        claimed.ifPresent(job -> Thread.ofVirtual().name("bulk-" + job.id()).start(() -> work(job, token)));
        return claimed.isPresent();
    }

    private void work(BulkJob job, String token) {
        BulkTarget target = Objects.requireNonNull(targets.get(job.collection()));
        BulkRun run = new BulkRun(job, token, target, jobs, lease, () -> stopping);
        try {
            if (!run.complete() && !abandoned) {
                jobs.release(job.id(), token, job.attempts(), Duration.ZERO);
            }
        } catch (RuntimeException e) {
            if (!abandoned) {
                again(job, token, run, e);
            }
        } finally {
            slots.release();
            CountDownLatch waiting = awaited.get(job.id());
            if (waiting != null) {
                waiting.countDown();
            }
            wake();
        }
    }

    /** Faults pass, mostly; so it waits longer each time before it fails for good. */
    private void again(BulkJob job, String token, BulkRun run, RuntimeException fault) {
        log.warn("The bulk change {} of {} stopped before item {}", job.id(), job.collection(), run.next(), fault);
        int attempts = run.next() > job.next() ? 1 : job.attempts() + 1;
        try {
            if (attempts < MOST_ATTEMPTS) {
                jobs.release(job.id(), token, attempts, PAUSE.multipliedBy(attempts));
                return;
            }
            String why =
                    fault instanceof Problem problem ? problem.detail() : "An unexpected fault, which the log shows.";
            jobs.finish(
                    job.id(),
                    token,
                    BulkStatus.FAILED,
                    "It stopped after %d of %d. %s".formatted(run.next(), job.total(), why));
        } catch (RuntimeException e) {
            log.warn("The bulk change {} could not be let go of: {}", job.id(), e.toString());
        }
    }
}
