package io.klientela.identity.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing: after five failures in a row the next attempt waits five seconds, and each further one twice as
 * long, up to five minutes. It counts an account from one address closely and the account as a whole loosely, so that a stranger
 * cannot lock somebody out. In memory, bounded, and per instance: an attempt by a stranger never writes to the store.
 */
@Component
class Throttle {
    private static final int FREE_FROM_ONE_ADDRESS = 5;
    private static final int FREE_FOR_AN_ACCOUNT = 50;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration FORGET_AFTER = Duration.ofHours(1);
    private static final int MOST_KEYS = 20_000;

    private record Failures(int count, Instant last) {}

    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_KEYS;
        }
    };

    Throttle(Clock clock) {
        this.clock = clock;
    }

    /** Counts an attempt as failed before it is tried. @return how long to wait instead of trying it */
    synchronized Optional<Duration> attempt(String account, String address) {
        Optional<Duration> wait =
                waitFor(account + "|" + address, FREE_FROM_ONE_ADDRESS).or(() -> waitFor(account, FREE_FOR_AN_ACCOUNT));
        if (wait.isEmpty()) {
            count(account + "|" + address);
            count(account);
        }
        return wait;
    }

    synchronized void succeeded(String account, String address) {
        failures.remove(account + "|" + address);
        failures.remove(account);
    }

    private Optional<Duration> waitFor(String key, int free) {
        Failures known = failures.get(key);
        if (known == null || known.count() < free) {
            return Optional.empty();
        }
        int doublings = Math.min(known.count() - free, 9);
        Duration pause = FIRST_PAUSE.multipliedBy(1L << doublings);
        Instant open = known.last().plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
        Duration left = Duration.between(clock.instant(), open);
        return left.isPositive() ? Optional.of(left) : Optional.empty();
    }

    private void count(String key) {
        Instant now = clock.instant();
        failures.merge(
                key,
                new Failures(1, now),
                (old, first) ->
                        old.last().plus(FORGET_AFTER).isBefore(now) ? first : new Failures(old.count() + 1, now));
    }
}
