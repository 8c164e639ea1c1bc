package io.klientela.marketing.campaign;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How campaigns are sent.
 *
 * @param lease how long a sender that went silent keeps others away
 * @param firstPause before a mail server that does not take mail is tried again; doubled each time
 * @param longestPause between two tries
 * @param patience after which a campaign pauses itself where the server takes nothing
 */
@Validated
@ConfigurationProperties("klientela.campaigns")
record SendingSettings(
        @DefaultValue("10s") Duration lease,
        @DefaultValue("1s") Duration firstPause,
        @DefaultValue("1m") Duration longestPause,
        @DefaultValue("15m") Duration patience) {}
