package io.klientela.platform.mail;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import javax.net.SocketFactory;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jspecify.annotations.Nullable;

/** A mailbox that mail comes in by. */
public final class Mailbox {
    private final MailboxSettings settings;
    private final @Nullable SocketFactory sockets;

    public Mailbox(MailboxSettings settings) {
        this(settings, null);
    }

    /** @param sockets decides what is connected to; null where the settings are those of the platform itself */
    public Mailbox(MailboxSettings settings, @Nullable SocketFactory sockets) {
        this.settings = settings;
        this.sockets = sockets;
    }

    public boolean isConfigured() {
        return settings.host() != null && !settings.host().isBlank();
    }

    /** @throws MailUnavailable where the server does not answer, does not let us in, or has no such folder */
    public OpenMailbox open() {
        return open(Folder.READ_WRITE);
    }

    /** Like {@link #open}, for somebody who only looks: nothing can be marked. */
    public OpenMailbox look() {
        return open(Folder.READ_ONLY);
    }

    private OpenMailbox open(int mode) {
        try {
            return open(connected(), mode);
        } catch (MessagingException e) {
            throw new MailUnavailable(MailFailures.words(e), e);
        }
    }

    private OpenMailbox open(Store store, int mode) throws MessagingException {
        try {
            IMAPFolder folder = (IMAPFolder) store.getFolder(settings.folder());
            folder.open(mode);
            return new OpenMailbox(store, folder, settings.delete() && mode == Folder.READ_WRITE);
        } catch (MessagingException e) {
            store.close();
            throw e;
        }
    }

    /** Puts a mail that was sent into the folder, as read. @throws MailUnavailable as does {@link #open} */
    public void append(MimeMessage message) {
        try (Store store = connected()) {
            message.setFlag(Flags.Flag.SEEN, true);
            store.getFolder(settings.folder()).appendMessages(new Message[] {message});
        } catch (MessagingException e) {
            throw new MailUnavailable(MailFailures.words(e), e);
        }
    }

    private Store connected() throws MessagingException {
        Store store = Session.getInstance(properties()).getStore("imap");
        store.connect(settings.host(), settings.port(), settings.username(), settings.password());
        return store;
    }

    private Properties properties() {
        Properties properties = new Properties();
        String timeout = Long.toString(settings.timeout().toMillis());
        properties.put("mail.imap.connectiontimeout", timeout);
        properties.put("mail.imap.timeout", timeout);
        properties.put("mail.imap.writetimeout", timeout);
        properties.put("mail.imap.ssl.enable", Boolean.toString(settings.tls().fromTheStart(settings.port())));
        properties.put("mail.imap.ssl.checkserveridentity", "true");
        properties.put("mail.imap.starttls.enable", Boolean.toString(settings.tls() != MailTls.NONE));
        properties.put("mail.imap.starttls.required", Boolean.toString(settings.tls() == MailTls.STARTTLS));
        // Reading alone must not mark a mail as seen.
        properties.put("mail.imap.peek", "true");
        // In one piece: there are servers that make the whole mail anew for each.
        properties.put("mail.imap.partialfetch", "false");
        MailTls.connectBy(sockets, "mail.imap", properties);
        return properties;
    }
}
