package io.klientela.platform.mail;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;

/** The mailbox that mail comes in by. */
public final class Mailbox {
    private final MailboxSettings settings;

    public Mailbox(MailboxSettings settings) {
        this.settings = settings;
    }

    public boolean isConfigured() {
        return settings.host() != null && !settings.host().isBlank();
    }

    /** @throws MailUnavailable where the server does not answer, or does not let us in */
    public OpenMailbox open() {
        try {
            Store store = Session.getInstance(properties()).getStore("imap");
            store.connect(settings.host(), settings.port(), settings.username(), settings.password());
            IMAPFolder folder = (IMAPFolder) store.getFolder(settings.folder());
            folder.open(Folder.READ_WRITE);
            return new OpenMailbox(store, folder, settings.delete());
        } catch (MessagingException e) {
            throw new MailUnavailable(MailFailures.words(e), e);
        }
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
        return properties;
    }
}
