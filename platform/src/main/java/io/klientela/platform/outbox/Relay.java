package io.klientela.platform.outbox;

import io.klientela.platform.outbox.Outbox.Pending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what waits in the outboxes of this service: woken after each write, and by a slow sweep that finds what a
 * dead instance left. One thread, so that the events of an aggregate leave in order; batches, so that it keeps up.
 */
public final class Relay implements Wakeup, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Relay.class);
    /** What a killed relay has published and not let go of comes again: so no more than these at a time. */
    private static final int BATCH = 100;

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    /** Much more often than a lease ends. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(2);

    /** It looks at all that waits, which may be much: what time it takes is so small a part of the whole. */
    private static final int SWEEPS_PART = 20;

    private final EventPublisher publisher;
    private final AuditLog audit;
    private final Duration sweepEvery;
    private final Signals signals = new Signals();
    private final Thread thread;
    private final LongAdder published = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private volatile boolean running = true;
    private Map<String, Outbox> outboxes = Map.of();
    private long sweepAt = System.nanoTime();

    Relay(EventPublisher publisher, AuditLog audit, String service, Duration sweepEvery) {
        this.publisher = publisher;
        this.audit = audit;
        this.sweepEvery = sweepEvery;
        this.thread = Thread.ofPlatform().name(service + "-relay").daemon().unstarted(this::run);
    }

    public static Relay create(String bootstrap, AuditLog audit, String service, Duration sweepEvery) {
        return new Relay(new EventPublisher(bootstrap, service), audit, service, sweepEvery);
    }

    public void start(Outboxes outboxes) {
        this.outboxes = outboxes.byCollection();
        thread.start();
    }

    /** Events that the broker has acknowledged since the start. */
    double published() {
        return published.sum();
    }

    /** Attempts that failed since the start. */
    double failures() {
        return failures.sum();
    }

    @Override
    public void pending(String collection, String id) {
        signals.add(new Signals.Signal(collection, id));
    }

    @Override
    public void pendingOfMany(String collection, String id) {
        signals.addOfMany(new Signals.Signal(collection, id));
    }

    /** Publishes what is in no outbox and waits until the broker has it. */
    public void publish(String topic, String key, OutboxEntry entry) {
        publisher
                .send(topic, key, entry)
                .orTimeout(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private void run() {
        while (running || !signals.isEmpty()) {
            Set<Signals.Signal> batch = new LinkedHashSet<>();
            try {
                take(batch);
                publish(batch);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.warn("the relay could not publish and tries again: {}", String.valueOf(e));
                if (!running) {
                    return;
                }
                batch.forEach(signals::add);
                pause();
            }
        }
    }

    private void take(Set<Signals.Signal> batch) throws InterruptedException {
        long wait = sweepAt - System.nanoTime();
        if (wait > 0 || !running) {
            remember();
            batch.addAll(signals.take(running ? wait : 0, BATCH));
        }
        if (batch.isEmpty() && running) {
            sweep(batch);
        }
    }

    /** Finds what dead instances left; and what this one lost sight of, unless it is only not its turn yet. */
    private void sweep(Set<Signals.Signal> batch) {
        long began = System.nanoTime();
        boolean idle = signals.isEmpty();
        outboxes.forEach(
                (name, outbox) -> outbox.takeOver(BATCH, idle).forEach(id -> batch.add(new Signals.Signal(name, id))));
        long over = System.nanoTime();
        boolean more = batch.size() >= BATCH && idle;
        sweepAt = more ? over : over + Math.max(sweepEvery.toNanos(), (over - began) * SWEEPS_PART);
    }

    /** Learns from the store what was more than could be kept in mind. */
    private void remember() {
        if (signals.haveForgotten()) {
            outboxes.forEach((name, outbox) ->
                    outbox.own(Signals.MOST_OF_MANY).forEach(id -> signals.addOfMany(new Signals.Signal(name, id))));
        }
    }

    private void publish(Set<Signals.Signal> batch) {
        Map<String, List<String>> ids = new LinkedHashMap<>();
        batch.forEach(signal -> ids.computeIfAbsent(signal.collection(), name -> new ArrayList<>())
                .add(signal.id()));
        ids.forEach((name, some) -> {
            Outbox outbox = outboxes.get(name);
            if (outbox != null) {
                publish(outbox, some);
            }
        });
    }

    private void publish(Outbox outbox, List<String> ids) {
        List<Pending> held = outbox.held(ids);
        audit.append(held.stream()
                .flatMap(pending ->
                        pending.entries().stream().map(entry -> audit.entry(outbox.resource(), pending.id(), entry)))
                .toList());
        Map<Pending, Integer> published = new LinkedHashMap<>();
        boolean brokerFailed = false;
        List<Pending> round = held;
        for (int index = 0; !round.isEmpty(); index++) {
            List<Pending> acknowledged = new ArrayList<>();
            brokerFailed |= !send(outbox, round, index, acknowledged);
            int count = index + 1;
            acknowledged.forEach(pending -> published.put(pending, count));
            round = acknowledged.stream()
                    .filter(pending -> pending.entries().size() > count)
                    .toList();
        }
        if (!outbox.remove(published)) {
            published.keySet().forEach(pending -> pending(outbox.collectionName(), pending.id()));
        }
        if (brokerFailed) {
            outbox.renew(ids);
            pause();
        }
    }

    /**
     * Sends the entry at the index of each aggregate; the next one follows only when this one is acknowledged, so that a
     * failing head holds back its own aggregate, and no other.
     *
     * @return false where the broker failed and it must be tried again soon
     */
    private boolean send(Outbox outbox, List<Pending> round, int index, List<Pending> acknowledged) {
        Map<Pending, CompletableFuture<RecordMetadata>> sent = new LinkedHashMap<>();
        boolean away = false;
        for (Pending pending : round) {
            if (away) {
                pending(outbox.collectionName(), pending.id());
                continue;
            }
            CompletableFuture<RecordMetadata> one = publisher.send(
                    outbox.topic(), pending.id(), pending.entries().get(index));
            sent.put(pending, one);
            away = hasFoundNoBroker(one);
        }
        boolean wentWell = true;
        awaitBroker(outbox, sent);
        for (Map.Entry<Pending, CompletableFuture<RecordMetadata>> one : sent.entrySet()) {
            try {
                one.getValue().join();
                acknowledged.add(one.getKey());
                published.increment();
            } catch (CompletionException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                wentWell &= failed(outbox, one.getKey(), index, cause);
            }
        }
        return wentWell;
    }

    /** It has waited for the broker as long as it may; each of the next ones would, too. */
    private static boolean hasFoundNoBroker(CompletableFuture<RecordMetadata> sent) {
        return sent.isCompletedExceptionally() && !isHopeless(sent.exceptionNow());
    }

    /** Meanwhile no other relay is to think that this one is dead, and publish the same. */
    private static void awaitBroker(Outbox outbox, Map<Pending, CompletableFuture<RecordMetadata>> sent) {
        CompletableFuture<?> all = CompletableFuture.allOf(sent.values().toArray(CompletableFuture[]::new));
        while (!all.isDone()) {
            try {
                all.get(SIGN_OF_LIFE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                outbox.renew(sent.keySet().stream().map(Pending::id).toList());
            } catch (ExecutionException e) {
                return; // each one is asked by itself
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean failed(Outbox outbox, Pending pending, int index, Throwable cause) {
        OutboxEntry entry = pending.entries().get(index);
        outbox.fail(pending.id(), entry, cause);
        failures.increment();
        if (isHopeless(cause)) {
            log.error(
                    "event {} of {} {} cannot be published: {}",
                    entry.id(),
                    outbox.topic(),
                    pending.id(),
                    cause.toString());
            return true;
        }
        pending(outbox.collectionName(), pending.id());
        return false;
    }

    /** Failures that a repetition cannot mend; the sweep still tries once a lease, in case a limit was raised. */
    private static boolean isHopeless(Throwable failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof SerializationException
                || failure instanceof InvalidTopicException;
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Publishes what is signalled and stops. */
    @Override
    public void close() {
        running = false;
        signals.add(new Signals.Signal("", "")); // wakes it, so that it sees that it is to stop
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        publisher.close();
    }
}
