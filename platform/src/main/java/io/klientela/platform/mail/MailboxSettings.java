package io.klientela.platform.mail;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The mailbox that mail comes in by.
 *
 * @param host none where no mail is fetched
 * @param delete whether mail that was taken over leaves the mailbox; else it is marked as seen
 * @param timeout of connecting, and of each answer
 */
@Validated
@ConfigurationProperties("klientela.imap")
public record MailboxSettings(
        @Nullable String host,
        @Min(1) @Max(65_535) @DefaultValue("993") int port,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("auto") MailTls tls,
        @DefaultValue("INBOX") String folder,
        @DefaultValue("false") boolean delete,
        @DefaultValue("10s") Duration timeout) {

    /** Another mailbox, whose mail is deleted once it is taken over; what is null is as of this one. */
    public MailboxSettings but(
            @Nullable String another,
            @Nullable Integer anotherPort,
            String user,
            String secret,
            @Nullable MailTls anotherTls,
            String anotherFolder) {
        return new MailboxSettings(
                another == null ? host : another,
                anotherPort == null ? port : anotherPort,
                user,
                secret,
                anotherTls == null ? tls : anotherTls,
                anotherFolder,
                true,
                timeout);
    }
}
