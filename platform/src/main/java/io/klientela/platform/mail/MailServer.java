package io.klientela.platform.mail;

import io.klientela.platform.web.Problem;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.util.Properties;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** A server that mail leaves by. */
public final class MailServer {
    private final MailSettings settings;
    private final MailDomain domain;
    private final @Nullable SocketFactory sockets;

    MailServer(MailSettings settings, MailDomain domain) {
        this(settings, domain, null);
    }

    /** @param sockets decides what is connected to; null where the settings are those of the platform itself */
    public MailServer(MailSettings settings, MailDomain domain, @Nullable SocketFactory sockets) {
        this.settings = settings;
        this.domain = domain;
        this.sockets = sockets;
    }

    public boolean isConfigured() {
        return settings.host() != null && !settings.host().isBlank();
    }

    /** The sender of what has no other. */
    public Letter.Party from() {
        String from = settings.from();
        return from == null || from.isBlank()
                ? new Letter.Party(domain.address("noreply"), "Klientela")
                : Letter.Party.of(from);
    }

    /**
     * Connects, for one mail or many.
     *
     * @throws Problem 503 where no server is set
     * @throws MailUnavailable where it does not answer, or does not let us in
     */
    public MailSession connect() {
        if (!isConfigured()) {
            throw Problem.unavailable("No mail can be sent: set KLIENTELA_SMTP_HOST to a mail server.", 3600);
        }
        try {
            Transport transport = Session.getInstance(properties()).getTransport("smtp");
            transport.connect(settings.host(), settings.port(), settings.username(), settings.password());
            return new MailSession(transport);
        } catch (MessagingException e) {
            throw MailFailures.atTheDoor(e);
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        String timeout = Long.toString(settings.timeout().toMillis());
        properties.put("mail.smtp.connectiontimeout", timeout);
        properties.put("mail.smtp.timeout", timeout);
        properties.put("mail.smtp.writetimeout", timeout);
        properties.put("mail.smtp.localhost", domain.domain());
        properties.put("mail.smtp.auth", Boolean.toString(settings.username() != null));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(settings.tls().fromTheStart(settings.port())));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.starttls.enable", Boolean.toString(settings.tls() != MailTls.NONE));
        properties.put("mail.smtp.starttls.required", Boolean.toString(settings.tls() == MailTls.STARTTLS));
        // A goodbye that nobody answers must not fail a mail that was taken.
        properties.put("mail.smtp.quitwait", "false");
        MailTls.connectBy(sockets, "mail.smtp", properties);
        return properties;
    }
}
