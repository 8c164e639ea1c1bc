package io.klientela.platform.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** Tells a refusal for good from one for now, by the server's answer. */
final class MailFailures {
    private static final int LONGEST = 500;
    private static final Pattern GREETING = Pattern.compile("response: (\\d{3})");

    private MailFailures() {}

    static RuntimeException of(MessagingException failure) {
        int worst = 0;
        String words = null;
        MailRefused.About about = MailRefused.About.CONTENT;
        for (Exception e = failure; e != null; e = next(e)) {
            int code = code(e);
            if (code > worst) {
                worst = code;
                words = text(e);
                about = about(e);
            } else if (code == worst && e instanceof SMTPAddressFailedException) {
                about = MailRefused.About.RECIPIENT;
            }
        }
        // 530, 534, 535 and 538: it is not the mail that is wrong, but what we say of ourselves.
        boolean aboutUs = worst == 530 || worst == 534 || worst == 535 || worst == 538;
        if (worst >= 500 && !aboutUs && words != null) {
            return new MailRefused(worst, words, about);
        }
        return new MailUnavailable(worst, words == null ? words(failure) : words, failure);
    }

    /** Why we are not let in. */
    static MailUnavailable atTheDoor(MessagingException failure) {
        if (failure instanceof AuthenticationFailedException) {
            return new MailUnavailable(535, words(failure), failure);
        }
        Matcher greeting = GREETING.matcher(String.valueOf(failure.getMessage()));
        int code = greeting.find() ? Integer.parseInt(greeting.group(1)) : MailUnavailable.SILENT;
        return new MailUnavailable(code, words(failure), failure);
    }

    private static MailRefused.About about(Exception e) {
        return switch (e) {
            case SMTPAddressFailedException address -> MailRefused.About.RECIPIENT;
            case SMTPSenderFailedException sender -> MailRefused.About.SENDER;
            default -> MailRefused.About.CONTENT;
        };
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
