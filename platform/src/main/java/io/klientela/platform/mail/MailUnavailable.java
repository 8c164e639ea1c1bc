package io.klientela.platform.mail;

import org.jspecify.annotations.Nullable;

/** The server does not answer, or says that it may later. */
public final class MailUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The code where the server did not answer. */
    public static final int SILENT = 0;

    private final int code;

    public MailUnavailable(String text, @Nullable Throwable cause) {
        this(SILENT, text, cause);
    }

    /** @param code of the server's answer, or {@link #SILENT} */
    public MailUnavailable(int code, String text, @Nullable Throwable cause) {
        super(text, cause);
        this.code = code;
    }

    /** Whether the server answered; a mail that it did not take with this answer it has not taken. */
    public boolean isAnswered() {
        return code != SILENT;
    }

    /** Whether the server said that it is for good, as it does of a wrong password. */
    public boolean isForGood() {
        return code >= 500;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
