package io.klientela.identity.signin;

import java.time.Duration;

/** The attempt was not looked at: too many failed before it. */
final class TooManyAttempts extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration left;

    TooManyAttempts(Duration left) {
        super("too many attempts", null, false, false);
        this.left = left;
    }

    long secondsLeft() {
        return Math.max(1, left.toSeconds() + 1);
    }
}
