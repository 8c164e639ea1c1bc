package io.klientela.contacts.mailbox;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the mailboxes of people are read.
 *
 * @param key what their passwords are sealed with: several with commas between, of which the first seals; the secret of
 *     the service client where there is none
 * @param allowPrivate internal hosts and networks that mailboxes may lie on all the same
 * @param every how often a mailbox is looked into
 * @param firstRetry when one that failed is tried again; doubled each time, up to an hour
 * @param timeout of connecting, and of each answer
 */
@Validated
@ConfigurationProperties("klientela.mailboxes")
record MailboxesSettings(
        @DefaultValue("") String key,
        @DefaultValue List<String> allowPrivate,
        @DefaultValue("1m") Duration every,
        @DefaultValue("30s") Duration firstRetry,
        @DefaultValue("20s") Duration timeout) {}
