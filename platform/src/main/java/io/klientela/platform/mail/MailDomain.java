package io.klientela.platform.mail;

import io.klientela.platform.Ids;
import jakarta.validation.constraints.NotBlank;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** The domain whose mail comes here. */
@Validated
@ConfigurationProperties("klientela.mail")
public record MailDomain(
        @NotBlank @DefaultValue("klientela.localhost") String domain) {

    public String address(String user) {
        return user + "@" + domain;
    }

    /** Whether an address is in the domain. */
    public boolean has(String address) {
        return address.toLowerCase(Locale.ROOT).endsWith("@" + domain.toLowerCase(Locale.ROOT));
    }

    /** A new {@code Message-ID}, with its brackets. */
    public String newMessageId() {
        return messageId(Ids.next());
    }

    /** The {@code Message-ID} with the given left part. */
    public String messageId(String left) {
        return "<" + left + "@" + domain + ">";
    }
}
