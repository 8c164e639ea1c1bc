package io.klientela.platform.client;

/** The API refused a call for good: the same call will be refused again. The message is its problem's detail. */
public final class ApiRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    public ApiRefused(int status, String detail) {
        super(detail);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
