package io.klientela.ticketing;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the service behaves.
 *
 * @param mailPoll how often the mailbox is looked into
 * @param sweep how often what was left undone is looked for
 * @param clock how often due promises are looked for
 * @param closeAfter a solved ticket closes after this time; a mail after that opens another one
 * @param firstRetry when a mail that could not leave is tried again; doubled each time, up to an hour
 * @param mostReceipts automatic answers to one address within an hour
 * @param mostMailBytes what is larger is kept without its content
 * @param linkValidity of links to the public pages
 */
@Validated
@ConfigurationProperties("klientela.ticketing")
public record TicketingSettings(
        @DefaultValue("2s") Duration mailPoll,
        @DefaultValue("5s") Duration sweep,
        @DefaultValue("5s") Duration clock,
        @DefaultValue("14d") Duration closeAfter,
        @DefaultValue("10s") Duration firstRetry,
        @Min(0) @Max(100) @DefaultValue("3") int mostReceipts,
        @DefaultValue("67108864") long mostMailBytes,
        @DefaultValue("180d") Duration linkValidity) {}
