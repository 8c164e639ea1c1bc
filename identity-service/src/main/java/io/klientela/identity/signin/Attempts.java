package io.klientela.identity.signin;

import io.klientela.identity.signin.Throttle.Limit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Counts the passwords with which somebody who is signed in confirms something. */
@Component
public class Attempts {
    private static final int FREE = 5;

    private final Throttle throttle;

    Attempts(Throttle throttle) {
        this.throttle = throttle;
    }

    /** @return how long to wait instead of trying it */
    public Optional<Duration> confirm(String userId) {
        return throttle.attempt(limits(userId));
    }

    public void confirmed(String userId) {
        throttle.succeeded(limits(userId));
    }

    private static List<Limit> limits(String userId) {
        return List.of(new Limit("confirm|" + userId, FREE));
    }
}
