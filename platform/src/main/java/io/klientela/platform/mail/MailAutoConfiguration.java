package io.klientela.platform.mail;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Gives a service the mail servers that its settings name. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties({MailSettings.class, MailboxSettings.class, MailDomain.class})
class MailAutoConfiguration {

    @Bean
    MailServer mailServer(MailSettings settings, MailDomain domain) {
        return new MailServer(settings, domain);
    }

    @Bean
    Mailbox mailbox(MailboxSettings settings) {
        return new Mailbox(settings);
    }
}
