package io.klientela.platform.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** Tells a refusal for good from one for now, by the server's answer. */
final class MailFailures {
    private static final int LONGEST = 500;

    private MailFailures() {}

    static RuntimeException of(MessagingException failure) {
        int worst = 0;
        String words = null;
        for (Exception e = failure; e != null; e = next(e)) {
            int code = code(e);
            if (code > worst) {
                worst = code;
                words = text(e);
            }
        }
        // 530, 534, 535 and 538: it is not the mail that is wrong, but what we say of ourselves.
        boolean aboutUs = worst == 530 || worst == 534 || worst == 535 || worst == 538;
        if (worst >= 500 && !aboutUs && words != null) {
            return new MailRefused(worst, words);
        }
        return new MailUnavailable(words == null ? words(failure) : words, failure);
    }

    static String words(MessagingException failure) {
        if (failure instanceof AuthenticationFailedException) {
            return "The mail server does not accept the user name and password: " + text(failure);
        }
        return text(failure);
    }

    private static int code(Exception e) {
        return switch (e) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException send -> send.getReturnCode();
            default -> 0;
        };
    }

    private static String text(Exception e) {
        String text = String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private static @Nullable Exception next(Exception e) {
        return e instanceof MessagingException messaging ? messaging.getNextException() : null;
    }
}
