package io.klientela.embedded;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A mail server on the loopback interface that sends nothing on: it takes mail for every address and keeps it to be read.
 * What is for the given domain lies in the IMAP mailbox of {@code inbox} or, where it comes back, {@code bounces}, or, where
 * it is to be filed, {@code filing}; all else in that of {@code sent}. Any password will do. All of it can be read as JSON too. It is gone when the server stops.
 */
public final class EmbeddedMail implements AutoCloseable {
    /** The user whose mailbox has what is for the domain. */
    public static final String INBOX = "inbox";

    /** The user whose mailbox has what comes back: mail for {@code bounces} or {@code bounces+…} at the domain. */
    public static final String BOUNCES = "bounces";

    /** The user whose mailbox has copies of mails, what may become leads, and what guests of meetings answer. */
    public static final String FILING = "filing";

    private static final List<String> FILED = List.of("log", "leads", "meeting");

    /** The user whose mailbox has everything else. */
    public static final String SENT = "sent";

    private static final int MOST_IN_SENT = 500;

    private final GreenMail server;
    private final CaughtMails mails;
    private final MailReader reader;
    private final String domain;

    private EmbeddedMail(Path folder, int smtpPort, int imapPort, int jsonPort, String domain) {
        this.domain = domain.toLowerCase(Locale.ROOT);
        mails = CaughtMails.in(folder);
        server = new GreenMail(new ServerSetup[] {
            setup(smtpPort, ServerSetup.PROTOCOL_SMTP), setup(imapPort, ServerSetup.PROTOCOL_IMAP)
        });
        server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        server.start();
        GreenMailUser inbox = server.setUser(INBOX, INBOX, INBOX);
        GreenMailUser bounces = server.setUser(BOUNCES, BOUNCES, BOUNCES);
        GreenMailUser filing = server.setUser(FILING, FILING, FILING);
        GreenMailUser sent = server.setUser(SENT, SENT, SENT);
        server.getUserManager().setMessageDeliveryHandler((message, recipient) -> {
            boolean inbound = isOurs(recipient.getEmail());
            mails.add(message, recipient, inbound);
            if (!inbound) {
                makeRoom(sent);
            }
            if (!inbound) {
                return sent;
            }
            // Who was copied blindly stands nowhere else.
            message.getMessage().addHeader("Delivered-To", recipient.getEmail());
            return isFor(recipient.getEmail(), BOUNCES)
                    ? bounces
                    : FILED.stream().anyMatch(name -> isFor(recipient.getEmail(), name)) ? filing : inbox;
        });
        reader = MailReader.serving(mails, jsonPort);
    }

    /**
     * Starts a server; port 0 stands for a free one.
     *
     * @param folder where the mails' texts are; emptied now
     * @param domain whose mail comes in
     */
    public static EmbeddedMail at(Path folder, int smtpPort, int imapPort, int jsonPort, String domain) {
        return new EmbeddedMail(folder, smtpPort, imapPort, jsonPort, domain);
    }

    private static ServerSetup setup(int port, String protocol) {
        ServerSetup setup = new ServerSetup(FreePort.or(port), "127.0.0.1", protocol);
        setup.setServerStartupTimeout(20_000);
        return setup;
    }

    private static boolean isFor(String address, String name) {
        String user = address.toLowerCase(Locale.ROOT);
        return user.startsWith(name + "+") || user.startsWith(name + "@");
    }

    private boolean isOurs(String address) {
        return address.toLowerCase(Locale.ROOT).endsWith("@" + domain);
    }

    /** What was sent is read as JSON; the mailbox is for the curious and need not grow. */
    private void makeRoom(GreenMailUser user) {
        try {
            MailFolder folder = server.getManagers().getImapHostManager().getInbox(user);
            if (folder.getMessageCount() >= MOST_IN_SENT) {
                folder.deleteAllMessages();
            }
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    public int smtpPort() {
        return server.getSmtp().getPort();
    }

    public int imapPort() {
        return server.getImap().getPort();
    }

    /** Where the mails can be read: {@code /mails?limit=}, {@code /mails/{id}} and {@code /mails/{id}/raw}. */
    public String url() {
        return reader.url();
    }

    /** Everything that was taken in, newest first. */
    public List<CaughtMail> mails() {
        return mails.newest(Integer.MAX_VALUE);
    }

    /** A mail with what it says. */
    public CaughtMail.Content read(CaughtMail mail) {
        return mails.content(mail);
    }

    /** Forgets every mail, as tests like it. */
    public void forgetAll() {
        try {
            server.purgeEmailFromAllMailboxes();
            mails.clear();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        reader.close();
        server.stop();
        mails.clear();
    }
}
