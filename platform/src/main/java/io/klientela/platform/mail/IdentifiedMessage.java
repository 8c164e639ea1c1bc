package io.klientela.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/** A message whose {@code Message-ID} is decided by who writes it. */
final class IdentifiedMessage extends SMTPMessage {
    private final String id;

    IdentifiedMessage(Session session, String id) {
        super(session);
        this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }
}
