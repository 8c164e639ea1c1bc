package io.klientela.automation.outbound;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How webhooks are sent.
 *
 * @param allowPrivate hosts and networks that may be called although they are internal, e.g. {@code 127.0.0.1/32}
 * @param timeout of one attempt, from connecting to the last byte that is read
 * @param schedule how long after an attempt that failed the next one follows; after the last one it is given up
 * @param disableAfter how long a webhook may fail before it is switched off
 */
@ConfigurationProperties("klientela.webhooks")
public record OutboundSettings(
        @DefaultValue List<String> allowPrivate,
        @DefaultValue("15s") Duration timeout,

        @DefaultValue({"5s", "5m", "30m", "2h", "5h", "10h", "14h", "20h", "24h"})
        List<Duration> schedule,

        @DefaultValue("5d") Duration disableAfter) {}
