package io.klientela.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;

/** A connection to a mail server; for one thread. */
public final class MailSession implements AutoCloseable {
    private final Transport transport;

    MailSession(Transport transport) {
        this.transport = transport;
    }

    /**
     * Hands a mail over to the server, as it is.
     *
     * @throws MailRefused where the server will never take it
     * @throws MailUnavailable where it may later, or the connection is gone; then this session is of no more use
     */
    public void send(MimeMessage message) {
        try {
            transport.sendMessage(message, message.getAllRecipients());
        } catch (MessagingException e) {
            throw MailFailures.of(e);
        }
    }

    /** Hands a letter over to the server. */
    public void send(Letter letter) {
        send(letter.toMessage());
    }

    public boolean isOpen() {
        return transport.isConnected();
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (MessagingException e) {
            // It is gone already.
        }
    }
}
