package io.klientela.contacts.mailbox;

import io.klientela.platform.mail.MailDomain;
import io.klientela.platform.mail.MailServer;
import io.klientela.platform.mail.MailSettings;
import io.klientela.platform.mail.Mailbox;
import io.klientela.platform.mail.MailboxSettings;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens the mailboxes of people, and the platform's own. */
@Component
class Boxes {
    private final Mailboxes mailboxes;
    private final MailHosts hosts;
    private final MailboxesSettings settings;
    private final FilingSettings filing;
    private final MailboxSettings usual;
    private final MailDomain domain;

    Boxes(
            Mailboxes mailboxes,
            MailHosts hosts,
            MailboxesSettings settings,
            FilingSettings filing,
            MailboxSettings usual,
            MailDomain domain) {
        this.mailboxes = mailboxes;
        this.hosts = hosts;
        this.settings = settings;
        this.filing = filing;
        this.usual = usual;
        this.domain = domain;
    }

    /** Empty where it was disconnected, or is not configured. */
    Optional<Box> find(String id) {
        if (!id.equals(Leases.OWN)) {
            return mailboxes.find(id).map(this::box);
        }
        return filing.isConfigured() ? Optional.of(own()) : Optional.empty();
    }

    private Box box(Connected owner) {
        String password = mailboxes.passwords(owner.userId()).imap();
        return new Box(
                owner,
                owner.imap(),
                owner.folders(),
                owner.since(),
                false,
                settings.every(),
                folder -> folder(owner.imap(), password, folder));
    }

    private Box own() {
        MailboxSettings own = filing.mailbox(usual);
        Server server = new Server(String.valueOf(own.host()), own.port(), own.tls(), own.username());
        return new Box(
                null,
                server,
                List.of(own.folder()),
                Instant.EPOCH,
                filing.trusted(),
                filing.every(),
                folder -> new Mailbox(own));
    }

    /** A folder of a mailbox of somebody's. */
    Mailbox folder(Server imap, String password, String folder) {
        return new Mailbox(
                new MailboxSettings(
                        imap.host(),
                        imap.port(),
                        imap.username(),
                        password,
                        imap.tls(),
                        folder,
                        false,
                        settings.timeout()),
                hosts);
    }

    /** The server that somebody's mail leaves by. */
    MailServer sender(Server smtp, @Nullable String password) {
        boolean named = !smtp.username().isBlank();
        return new MailServer(
                new MailSettings(
                        smtp.host(),
                        smtp.port(),
                        named ? smtp.username() : null,
                        named ? Objects.requireNonNullElse(password, "") : null,
                        smtp.tls(),
                        null,
                        settings.timeout()),
                domain,
                hosts);
    }
}
