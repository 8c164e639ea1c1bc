package io.klientela.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/** Puts workers to work, each on a thread of its own. */
public final class Load {
    private static final long HIGHEST = TimeUnit.MINUTES.toNanos(2);

    private final Processors processors;

    public Load(Processors processors) {
        this.processors = processors;
    }

    /**
     * Work that is due at fixed times, whether or not the work before is done. What waits for a free worker waits as a
     * user would: its latency counts from the time at which it was due, so a stall is seen in full.
     */
    public Outcome open(double perSecond, Duration time, int workers, Supplier<Worker> worker) {
        long due = Math.round(perSecond * time.toNanos() / 1e9);
        double between = 1e9 / perSecond;
        AtomicLong next = new AtomicLong();
        return measure(workers, worker, (begin, one, tally) -> {
            for (long number = next.getAndIncrement(); number < due; number = next.getAndIncrement()) {
                long at = begin + Math.round(number * between);
                for (long wait = at - System.nanoTime(); wait > 0; wait = at - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                tally.count(one, number, at);
            }
        });
    }

    /** As much as the workers get done, each asking again when it is answered: for throughput alone. */
    public Outcome closed(Duration time, int workers, Supplier<Worker> worker) {
        AtomicLong next = new AtomicLong();
        return measure(workers, worker, (begin, one, tally) -> {
            for (long now = System.nanoTime(); now - begin < time.toNanos(); now = System.nanoTime()) {
                tally.count(one, next.getAndIncrement(), now);
            }
        });
    }

    /** A fixed number of pieces of work, as fast as the workers get them done. */
    public Outcome all(long count, int workers, Supplier<Worker> worker) {
        AtomicLong next = new AtomicLong();
        return measure(workers, worker, (begin, one, tally) -> {
            for (long number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                tally.count(one, number, System.nanoTime());
            }
        });
    }

    /**
     * Samples one after the other, at most so many a second; each says itself how long it took, so that what prepares it
     * does not count.
     *
     * @param sample nanoseconds, or below zero where it did not go well
     */
    public Outcome sampled(double perSecond, Duration time, LongSupplier sample) {
        Duration platform = processors.platform();
        Duration own = Processors.own();
        Tally tally = new Tally();
        long begin = System.nanoTime();
        for (long next = begin; next - begin < time.toNanos(); next += Math.round(1e9 / perSecond)) {
            for (long wait = next - System.nanoTime(); wait > 0; wait = next - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            tally.count(sample.getAsLong());
        }
        return tally.outcome(begin, own, platform);
    }

    private interface Shift {
        void work(long begin, Worker one, Tally tally);
    }

    private Outcome measure(int workers, Supplier<Worker> worker, Shift shift) {
        Duration platform = processors.platform();
        Duration own = Processors.own();
        long begin = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
        Tally all = new Tally();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Tally>> shifts = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                shifts.add(threads.submit(() -> {
                    Tally tally = new Tally();
                    try (Worker one = worker.get()) {
                        shift.work(begin, one, tally);
                    }
                    return tally;
                }));
            }
            for (Future<Tally> done : shifts) {
                all.add(done.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return all.outcome(begin, own, platform);
    }

    private final class Tally {
        private final Histogram latency = new Histogram(HIGHEST, 3);
        private long failed;

        void count(Worker one, long number, long since) {
            boolean good;
            try {
                good = one.work(number);
            } catch (Exception e) {
                good = false;
            }
            count(good ? System.nanoTime() - since : -1);
        }

        void count(long nanos) {
            if (nanos >= 0) {
                latency.recordValue(Math.clamp(nanos, 1, HIGHEST));
            } else {
                failed++;
            }
        }

        Outcome outcome(long begin, Duration own, Duration platform) {
            double seconds = (System.nanoTime() - begin) / 1e9;
            return new Outcome(
                    latency,
                    latency.getTotalCount(),
                    failed,
                    seconds,
                    Processors.own().minus(own).toNanos() / 1e9 / seconds,
                    processors.platform().minus(platform).toNanos() / 1e9 / seconds);
        }

        void add(Tally other) {
            latency.add(other.latency);
            failed += other.failed;
        }
    }
}
