package io.klientela.contacts.mailbox;

import io.klientela.platform.mail.MailTls;
import io.klientela.platform.mail.MailboxSettings;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The platform's own mailbox for what is to be filed: mail to {@code log+…}, and to the address of leads, at the mail
 * domain. It is one of its own, so that whoever reads the other mail need not know of it. What is not given is as for
 * the mailbox that mail comes in by ({@code klientela.imap}).
 *
 * @param username none where it is not read
 * @param trusted whether its server takes mail from nobody but us, so that senders are who they say
 * @param every how often it is looked into
 */
@Validated
@ConfigurationProperties("klientela.filing")
record FilingSettings(
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String username,
        @DefaultValue("") String password,
        @Nullable MailTls tls,
        @DefaultValue("INBOX") String folder,
        @DefaultValue("false") boolean trusted,
        @DefaultValue("5s") Duration every) {

    boolean isConfigured() {
        return username != null && !username.isBlank();
    }

    MailboxSettings mailbox(MailboxSettings usual) {
        return usual.but(host, port, Objects.requireNonNullElse(username, ""), password, tls, folder);
    }
}
