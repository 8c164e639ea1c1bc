package io.klientela.gateway.problem;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A refusal by the gateway itself; {@link ProblemAnswers} turns it into a problem detail. */
public final class Problem extends RuntimeException {

    private final HttpStatus status;
    private final @Nullable Duration retryAfter;

    private Problem(HttpStatus status, String detail, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(detail, cause, false, false);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    public static Problem of(HttpStatus status, String detail) {
        return new Problem(status, detail, null, null);
    }

    /** A refusal that is worth another try after a while. */
    public static Problem later(HttpStatus status, String detail, Duration retryAfter, @Nullable Throwable cause) {
        return new Problem(status, detail, retryAfter, cause);
    }

    public HttpStatus status() {
        return status;
    }

    /** The sentence that the caller reads. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
