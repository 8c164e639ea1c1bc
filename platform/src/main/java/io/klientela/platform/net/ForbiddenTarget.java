package io.klientela.platform.net;

/** A URL or host that is not to be connected to, with the reason for whoever named it. */
public final class ForbiddenTarget extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ForbiddenTarget(String reason) {
        super(reason, null, false, false);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
