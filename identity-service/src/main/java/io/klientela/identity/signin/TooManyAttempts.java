package io.klientela.identity.signin;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** An attempt that was not even tried, because too many failed before it. */
final class TooManyAttempts extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    private final Duration left;

    TooManyAttempts(Duration left) {
        super("too many attempts");
        this.left = left;
    }

    long secondsLeft() {
        return Math.max(1, left.toSeconds() + 1);
    }
}
