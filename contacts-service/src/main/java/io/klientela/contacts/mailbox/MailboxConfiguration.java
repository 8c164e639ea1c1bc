package io.klientela.contacts.mailbox;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** The settings of mailboxes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MailboxesSettings.class, FilingSettings.class})
class MailboxConfiguration {}
