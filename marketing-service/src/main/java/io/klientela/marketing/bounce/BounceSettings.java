package io.klientela.marketing.bounce;

import io.klientela.platform.mail.MailTls;
import io.klientela.platform.mail.MailboxSettings;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The mailbox that mail to {@code bounces+…} at the mail domain lands in. It is one of its own, so that whoever reads the
 * other mail need not know of it. What is not given is as for the mailbox that mail comes in by ({@code klientela.imap}).
 *
 * @param username none where bounces are not read
 * @param every how often it is looked into
 */
@Validated
@ConfigurationProperties("klientela.bounces")
record BounceSettings(
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String username,
        @DefaultValue("") String password,
        @Nullable MailTls tls,
        @DefaultValue("INBOX") String folder,
        @DefaultValue("5s") Duration every) {

    boolean isConfigured() {
        return username != null && !username.isBlank();
    }

    MailboxSettings mailbox(MailboxSettings usual) {
        return usual.but(host, port, Objects.requireNonNullElse(username, ""), password, tls, folder);
    }
}
