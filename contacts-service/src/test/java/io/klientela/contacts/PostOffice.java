package io.klientela.contacts;

import com.icegreen.greenmail.imap.AuthorizationException;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.klientela.embedded.FreePort;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;

/** A mail server of another company, with people who have passwords. */
final class PostOffice implements AutoCloseable {
    static final String PASSWORD = "Tajne-haslo-Zosi-17";

    private final int smtpPort = FreePort.any();
    private final GreenMail smtp = new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final GreenMail imap =
            new GreenMail(new ServerSetup[] {setup(0, ServerSetup.PROTOCOL_SMTP), setup(0, ServerSetup.PROTOCOL_IMAP)});

    PostOffice() {
        imap.start();
    }

    private static ServerSetup setup(int port, String protocol) {
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(20_000);
        return setup;
    }

    int imapPort() {
        return imap.getImap().getPort();
    }

    int smtpPort() {
        return imap.getSmtp().getPort();
    }

    /** A server that is not there until {@link #beginSending}, and forgets what it gets. */
    int latePort() {
        return smtpPort;
    }

    void beginSending() {
        smtp.start();
    }

    /** Somebody with a mailbox and a folder for what they sent. */
    GreenMailUser person(String address) {
        GreenMailUser user = imap.setUser(address, address, PASSWORD);
        try {
            imap.getManagers().getImapHostManager().createMailbox(user, "Sent");
        } catch (FolderException | AuthorizationException e) {
            throw new IllegalStateException(e);
        }
        return user;
    }

    private MailFolder folder(GreenMailUser user, String name) {
        return imap.getManagers().getImapHostManager().getFolder(user, name);
    }

    /** Puts a mail into a folder, as a program does that sent or got it. */
    void put(GreenMailUser user, String folder, String raw) {
        folder(user, folder).appendMessage(message(raw), new Flags(), Date.from(Instant.now()));
    }

    int count(GreenMailUser user, String folder) {
        return folder(user, folder).getMessageCount();
    }

    MimeMessage first(GreenMailUser user, String folder) {
        return folder(user, folder).getMessages().getFirst().getMimeMessage();
    }

    MimeMessage firstLate() {
        return smtp.getReceivedMessages()[0];
    }

    int countLate() {
        return smtp.getReceivedMessages().length;
    }

    static MimeMessage message(String raw) {
        try {
            byte[] bytes = raw.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Hands a mail over to a server for one recipient, who need not stand in it. */
    static void send(int port, String to, String raw) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(port));
        properties.put("mail.smtp.from", "sender@example.com");
        try (Transport transport = Session.getInstance(properties).getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(message(raw), new InternetAddress[] {new InternetAddress(to)});
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        imap.stop();
        smtp.stop();
    }
}
