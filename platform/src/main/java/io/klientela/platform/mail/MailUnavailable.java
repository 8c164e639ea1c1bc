package io.klientela.platform.mail;

import org.jspecify.annotations.Nullable;

/** The server does not answer, or says that it may later. */
public final class MailUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MailUnavailable(String text, @Nullable Throwable cause) {
        super(text, cause);
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
