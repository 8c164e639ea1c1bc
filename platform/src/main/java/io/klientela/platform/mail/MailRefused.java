package io.klientela.platform.mail;

/** The server will not take this mail, now or later. */
public final class MailRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What the server objects to. */
    public enum About {
        SENDER,
        RECIPIENT,
        CONTENT
    }

    private final int code;
    private final About about;

    /** @param code of the answer, 5xx. @param text what the server said */
    public MailRefused(int code, String text, About about) {
        super(text, null, false, false);
        this.code = code;
        this.about = about;
    }

    public About about() {
        return about;
    }

    public int code() {
        return code;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
