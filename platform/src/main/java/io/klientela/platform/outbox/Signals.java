package io.klientela.platform.outbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Whose events wait: first of what was written by itself, then of what was written together with many others. Of the latter
 * only so many are kept in mind, as an import writes faster than it is published; the store knows the others.
 */
final class Signals {
    static final int MOST_OF_MANY = 20_000;

    record Signal(String collection, String id) {}

    private record Waiting(boolean ofMany, long number, Signal signal) {}

    private final PriorityBlockingQueue<Waiting> queue = new PriorityBlockingQueue<>(
            100, Comparator.comparing(Waiting::ofMany).thenComparingLong(Waiting::number));
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicBoolean forgotten = new AtomicBoolean();

    void add(Signal signal) {
        queue.add(new Waiting(false, numbers.getAndIncrement(), signal));
    }

    void addOfMany(Signal signal) {
        if (queue.size() < MOST_OF_MANY) {
            queue.add(new Waiting(true, numbers.getAndIncrement(), signal));
        } else {
            forgotten.set(true);
        }
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** Whether everything in mind was taken, and something was not kept in mind since this was asked last. */
    boolean haveForgotten() {
        return queue.isEmpty() && forgotten.getAndSet(false);
    }

    /** The next ones; none where there is none in time. */
    List<Signal> take(long waitNanos, int most) throws InterruptedException {
        @Nullable Waiting first = queue.poll(waitNanos, TimeUnit.NANOSECONDS);
        if (first == null) {
            return List.of();
        }
        List<Waiting> taken = new ArrayList<>(List.of(first));
        queue.drainTo(taken, most - 1);
        return taken.stream().map(Waiting::signal).toList();
    }
}
