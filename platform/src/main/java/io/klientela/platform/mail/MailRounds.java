package io.klientela.platform.mail;

import io.klientela.platform.Trace;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Takes what is in a queue to the mail server, one after the other. What the server does not take now is tried again for
 * about a day. After an abrupt end at most one may come twice; it is {@link MailQueue.Item#handedOver() marked} then.
 */
public abstract class MailRounds implements SmartLifecycle {
    /** Says of a mail that the same one may have come before. */
    public static final String POSSIBLE_DUPLICATE = "X-Klientela-Possible-Duplicate";

    private static final Logger log = LoggerFactory.getLogger(MailRounds.class);
    private static final int MOST_ATTEMPTS = 30;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final String name;
    private final MailQueue queue;
    private final MailServer server;
    private volatile boolean running;

    /** @param name of its thread */
    protected MailRounds(String name, MailQueue queue, MailServer server) {
        this.name = name;
        this.queue = queue;
        this.server = server;
    }

    /** Asked before the server is; who says no has told the queue why. */
    protected abstract boolean isWanted(MailQueue.Item item);

    /** Asked when the server listens; where there is none the queue was told why. */
    protected abstract Optional<Letter> letter(MailQueue.Item item);

    /** The server took it; the queue forgets it next. */
    protected abstract void sent(MailQueue.Item item);

    /** The server will never take it; the queue forgets it next. */
    protected abstract void refused(MailQueue.Item item, MailRefused refusal);

    /** It was tried often enough; the queue forgets it next. */
    protected abstract void givenUp(MailQueue.Item item, MailUnavailable problem);

    @Override
    public final void start() {
        running = true;
        Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    private void run() {
        Trace.begin(null);
        while (running) {
            try {
                while (running && takeOne()) {
                    // as long as there is one
                }
                queue.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.debug("{} cannot go on: {}", name, e.toString());
                pause();
            }
        }
    }

    private boolean takeOne() {
        Optional<MailQueue.Item> next = server.isConfigured() ? queue.next() : Optional.empty();
        next.filter(this::isWanted).ifPresent(this::deliver);
        return next.isPresent();
    }

    private void deliver(MailQueue.Item item) {
        boolean handedOver = item.handedOver();
        try (MailSession session = server.connect()) {
            Optional<Letter> letter = letter(item);
            if (letter.isEmpty() || !queue.handingOver(item)) {
                return;
            }
            handedOver = true;
            session.send(letter.get());
            sent(item);
            queue.over(item);
        } catch (MailRefused e) {
            refused(item, e);
            queue.over(item);
        } catch (MailUnavailable e) {
            again(item, item.handedOver() || (handedOver && !e.isAnswered()), e);
        }
    }

    private void again(MailQueue.Item item, boolean handedOver, MailUnavailable e) {
        if (item.attempts() + 1 >= MOST_ATTEMPTS) {
            givenUp(item, e);
            queue.over(item);
            return;
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(12, item.attempts()));
        log.info("{}: a mail waits for the mail server: {}", name, e.text());
        queue.later(item, pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause, handedOver);
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public final void stop() {
        running = false;
        queue.wake();
    }

    @Override
    public final boolean isRunning() {
        return running;
    }
}
