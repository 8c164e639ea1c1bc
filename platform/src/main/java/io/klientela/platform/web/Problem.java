package io.klientela.platform.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A refusal that its reader can act upon; mapped once to an RFC 9457 problem detail. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with one field. */
    public record FieldError(String field, String message) {}

    private final HttpStatus status;
    private final transient List<FieldError> errors = new ArrayList<>();
    private @Nullable Integer retryAfterSeconds;

    private Problem(HttpStatus status, String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    public static Problem of(HttpStatus status, String detail) {
        return new Problem(status, detail);
    }

    public static Problem badRequest(String detail) {
        return of(HttpStatus.BAD_REQUEST, detail);
    }

    public static Problem unprocessable(String detail) {
        return of(HttpStatus.UNPROCESSABLE_CONTENT, detail);
    }

    public static Problem conflict(String detail) {
        return of(HttpStatus.CONFLICT, detail);
    }

    public static Problem notFound(String resource, String id) {
        return of(HttpStatus.NOT_FOUND, "There is no %s with the id %s.".formatted(resource, id));
    }

    /** A passing fault: the same request may succeed after the given time. */
    public static Problem unavailable(String detail, int retryAfterSeconds) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, detail).retryAfter(retryAfterSeconds);
    }

    public Problem retryAfter(int seconds) {
        retryAfterSeconds = seconds;
        return this;
    }

    public Problem field(String field, String message) {
        errors.add(new FieldError(field, message));
        return this;
    }

    public HttpStatus status() {
        return status;
    }

    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    public @Nullable Integer retryAfterSeconds() {
        return retryAfterSeconds;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
