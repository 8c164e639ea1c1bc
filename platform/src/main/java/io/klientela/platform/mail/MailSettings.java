package io.klientela.platform.mail;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The server that mail leaves by.
 *
 * @param host none where no mail is sent
 * @param username where the server asks for one
 * @param from the sender of what has no other, e.g. {@code Klientela <hello@example.com>}
 * @param timeout of connecting, and of each answer
 */
@Validated
@ConfigurationProperties("klientela.smtp")
public record MailSettings(
        @Nullable String host,
        @Min(1) @Max(65_535) @DefaultValue("587") int port,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("auto") MailTls tls,
        @Nullable String from,
        @DefaultValue("10s") Duration timeout) {}
