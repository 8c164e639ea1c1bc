package io.klientela.platform.imports;

import io.klientela.platform.imports.mapping.Mapping;
import io.klientela.platform.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works on this instance's share of the service's imports: claims them, renews its leases, starts them again after faults. */
final class ImportWorker implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ImportWorker.class);
    private static final int MOST_ATTEMPTS = 6;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_BATCH = Duration.ofSeconds(10);
    private static final Duration SWEEP = Duration.ofSeconds(2);

    private final ImportCatalogue catalogue;
    private final ImportStores stores;
    private final ImportSettings settings;
    private final Clock clock;

    private final Semaphore wake = new Semaphore(0);
    private final Semaphore slots;
    private final Map<String, String> held = new ConcurrentHashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Phaser running = new Phaser(1);
    private volatile boolean abandoned;

    ImportWorker(ImportCatalogue catalogue, ImportStores stores, ImportSettings settings, Clock clock) {
        this.catalogue = catalogue;
        this.stores = stores;
        this.settings = settings;
        this.clock = clock;
        this.slots = new Semaphore(settings.parallel());
    }

    void start() {
        Thread.ofVirtual().name("imports-claim").start(this::claimUntilStopped);
        Thread.ofVirtual().name("imports-lease").start(this::renewUntilStopped);
    }

    /** There is an import to work on. */
    void wake() {
        wake.release();
    }

    /** Stops at the next end of a batch and lets go of what is unfinished, so that another instance goes on at once. */
    @Override
    public void close() {
        stopping.countDown();
        wake();
        if (!abandoned) {
            awaitEndOfBatches();
        }
    }

    private void awaitEndOfBatches() {
        try {
            running.awaitAdvanceInterruptibly(running.arrive(), LONGEST_BATCH.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            log.warn("An import does not stop; another instance goes on with it after {}", settings.lease());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops as a killed process does: writes nothing any more, not even to let go. */
    void abandon() {
        abandoned = true;
        stopping.countDown();
    }

    private void claimUntilStopped() {
        boolean prepared = false;
        while (stopping.getCount() > 0) {
            try {
                if (!prepared) {
                    stores.prepare(clock.instant());
                    prepared = true;
                }
                while (stopping.getCount() > 0 && slots.tryAcquire()) {
                    if (!claimOne()) {
                        slots.release();
                        break;
                    }
                }
            } catch (RuntimeException e) {
                log.warn("Imports cannot be looked for at the moment: {}", e.toString());
            }
            awaitWork();
        }
    }

    private void awaitWork() {
        try {
            if (wake.tryAcquire(SWEEP.toMillis(), TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }

    private boolean claimOne() {
        String token = UUID.randomUUID().toString();
        Optional<ImportJob> claimed = stores.jobs()
                .claim(catalogue.resources(), token, settings.lease())
                .or(() -> stores.jobs().claimUndo(catalogue.resources(), token, settings.lease()));
        claimed.ifPresent(job -> {
            held.put(job.id(), token);
            running.register();
            Thread.ofVirtual().name("import-" + job.id()).start(() -> work(job, token));
        });
        return claimed.isPresent();
    }

    private void work(ImportJob job, String token) {
        try {
            run(job, token);
        } catch (RuntimeException e) {
            log.error("The import {} could not be ended properly; another attempt follows", job.id(), e);
        } finally {
            held.remove(job.id());
            slots.release();
            running.arriveAndDeregister();
            wake();
        }
    }

    private void run(ImportJob job, String token) {
        if (job.status() == ImportStatus.UNDOING) {
            undo(job, token);
            return;
        }
        Optional<Mapping> mapping = catalogue.mapping(job.resource(), job.plan());
        Optional<ImportHandler> handler = catalogue.handler(job.resource());
        if (mapping.isEmpty() || handler.isEmpty()) {
            fail(
                    job,
                    token,
                    "The mapping \"%s\" does not exist any more."
                            .formatted(job.plan().mapping()));
            return;
        }
        ImportRun run = new ImportRun(job, token, mapping.get(), handler.get(), stores, settings, clock, stopping);
        try {
            run.complete();
            stores.tidy(job);
        } catch (Stopped e) {
            if (!abandoned) {
                stores.jobs().release(job.id(), token, job.attempts(), Duration.ZERO);
            }
        } catch (RuntimeException e) {
            if (!abandoned) {
                again(job, token, run, e);
            }
        }
    }

    private void undo(ImportJob job, String token) {
        List<ImportUndo<?, ?>> undo =
                catalogue.handler(job.resource()).map(ImportHandler::undo).orElse(List.of());
        try {
            new ImportUndoRun(job, token, undo, stores, stopping).complete();
        } catch (Stopped e) {
            if (!abandoned) {
                stores.jobs().release(job.id(), token, job.attempts(), Duration.ZERO);
            }
        } catch (RuntimeException e) {
            if (!abandoned) {
                log.warn("The import {} could not be taken back further; another attempt follows", job.id(), e);
                stores.jobs().release(job.id(), token, job.attempts() + 1, FIRST_PAUSE.multipliedBy(4));
            }
        }
    }

    /** Faults pass, mostly; so the import waits longer each time before it fails for good. */
    private void again(ImportJob job, String token, ImportRun run, RuntimeException fault) {
        int attempts = run.lastRow() > job.lastRow() ? 1 : job.attempts() + 1;
        log.warn("The import {} of {} stopped after row {}", job.id(), job.resource(), run.lastRow(), fault);
        if (attempts < MOST_ATTEMPTS) {
            stores.jobs().release(job.id(), token, attempts, FIRST_PAUSE.multipliedBy(1L << (2 * (attempts - 1))));
            return;
        }
        String why = fault instanceof Problem problem ? problem.detail() : "An unexpected fault, which the log shows.";
        fail(
                job,
                token,
                "The import stopped after row %d. %s Upload the file again to go on: what was imported stays unchanged."
                        .formatted(run.lastRow(), why));
    }

    private void fail(ImportJob job, String token, String problem) {
        if (stores.jobs().finish(job.id(), token, ImportStatus.FAILED, problem)) {
            stores.tidy(job);
        }
    }

    private void renewUntilStopped() {
        try {
            while (!stopping.await(settings.lease().toMillis() / 3, TimeUnit.MILLISECONDS)) {
                held.forEach(this::renew);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void renew(String id, String token) {
        try {
            stores.jobs().renew(id, token, settings.lease());
        } catch (RuntimeException e) {
            log.warn("The lease of the import {} could not be renewed: {}", id, e.toString());
        }
    }
}
