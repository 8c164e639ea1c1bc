package io.klientela.contacts.mailbox;

import io.klientela.platform.mail.MailUnavailable;
import io.klientela.platform.net.ForbiddenTarget;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a mailbox, plainly.
 *
 * @param kind for those who say it in their own words
 * @param field of the input that it is most likely about
 * @param text in words, with what the server said
 */
record Trouble(Kind kind, String field, String text) {
    private static final int DEEPEST = 20;

    /** What it is about. */
    enum Kind {
        HOST_UNKNOWN("host"),
        HOST_FORBIDDEN("host"),
        UNREACHABLE("port"),
        CERTIFICATE("tls"),
        ENCRYPTION("tls"),
        PASSWORD("password"),
        FOLDER("folders"),
        REFUSED("host");

        private final String field;

        Kind(String field) {
            this.field = field;
        }
    }

    /** @param part {@code imap} or {@code smtp}. @param folder that was asked for; null where none was */
    static Trouble of(String part, Server server, @Nullable String folder, MailUnavailable failure) {
        Kind kind = kind(failure);
        String field = kind == Kind.FOLDER ? kind.field : part + "." + kind.field;
        return new Trouble(kind, field, text(kind, server, folder, failure));
    }

    private static String text(Kind kind, Server server, @Nullable String folder, MailUnavailable failure) {
        return switch (kind) {
            case HOST_UNKNOWN -> "There is no host %s.".formatted(server.host());
            case HOST_FORBIDDEN ->
                "%s is an internal address, which mailboxes may not lie on.".formatted(server.host());
            case UNREACHABLE -> "%s does not answer on port %d.".formatted(server.host(), server.port());
            case CERTIFICATE -> "The certificate of %s is not trusted: %s".formatted(server.host(), failure.text());
            case ENCRYPTION ->
                "%s does not speak the chosen encryption on port %d: %s"
                        .formatted(server.host(), server.port(), failure.text());
            case PASSWORD -> "%s does not accept the user name and password.".formatted(server.host());
            case FOLDER -> "There is no folder %s.".formatted(folder);
            case REFUSED -> "%s says: %s".formatted(server.host(), failure.text());
        };
    }

    private static Kind kind(MailUnavailable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            Kind kind = kindOf(cause);
            if (kind != null) {
                return kind;
            }
            cause = cause.getCause();
        }
        return Kind.REFUSED;
    }

    private static @Nullable Kind kindOf(Throwable cause) {
        return switch (cause) {
            case ForbiddenTarget forbidden -> Kind.HOST_FORBIDDEN;
            case UnknownHostException unknown -> Kind.HOST_UNKNOWN;
            case AuthenticationFailedException refused -> Kind.PASSWORD;
            case FolderNotFoundException missing -> Kind.FOLDER;
            case CertificateException untrusted -> Kind.CERTIFICATE;
            case SSLException broken ->
                broken.getCause() instanceof CertificateException ? Kind.CERTIFICATE : encryption(broken);
            case SocketTimeoutException silent -> Kind.UNREACHABLE;
            case ConnectException closed -> Kind.UNREACHABLE;
            case NoRouteToHostException away -> Kind.UNREACHABLE;
            default -> null;
        };
    }

    private static Kind encryption(SSLException broken) {
        String text = String.valueOf(broken.getMessage());
        return text.contains("certificate") || text.contains("PKIX") ? Kind.CERTIFICATE : Kind.ENCRYPTION;
    }
}
