package io.klientela.platform.client;

/** The API cannot answer now: the same call may succeed later. Nothing is known of whether it was carried out. */
public final class ApiUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ApiUnavailable(String message) {
        super(message);
    }

    ApiUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
