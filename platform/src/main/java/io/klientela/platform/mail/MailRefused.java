package io.klientela.platform.mail;

/** The server will not take this mail, now or later. */
public final class MailRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    /** @param code of the answer, 5xx. @param text what the server said */
    public MailRefused(int code, String text) {
        super(text, null, false, false);
        this.code = code;
    }

    public int code() {
        return code;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
