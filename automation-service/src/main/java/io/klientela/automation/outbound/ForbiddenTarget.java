package io.klientela.automation.outbound;

/** A URL that is not to be called, with the reason for its author. */
public final class ForbiddenTarget extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ForbiddenTarget(String reason) {
        super(reason, null, false, false);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
