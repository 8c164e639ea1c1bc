package io.klientela.automation.run;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits on what rules do.
 *
 * @param mostDepth how many rules may set one another off in a row
 * @param mostPerMinute how often a rule may act on one record in a minute
 * @param mostPerHour how often in an hour
 * @param firstRetry how long after its first failure a step is tried again; doubled each time
 * @param longestRetry the longest time between two attempts
 * @param giveUpAfter how long a step is tried
 * @param keepSkipped how long decisions not to act are kept
 * @param mostSkipped how many of them are kept
 * @param keepInputs how long what a finished run saw is kept
 */
@ConfigurationProperties("klientela.rules")
record RunSettings(
        @DefaultValue("5") int mostDepth,
        @DefaultValue("10") int mostPerMinute,
        @DefaultValue("60") int mostPerHour,
        @DefaultValue("1s") Duration firstRetry,
        @DefaultValue("5m") Duration longestRetry,
        @DefaultValue("24h") Duration giveUpAfter,
        @DefaultValue("7d") Duration keepSkipped,
        @DefaultValue("20000") int mostSkipped,
        @DefaultValue("30d") Duration keepInputs) {

    Duration retryAfter(int attempts) {
        long factor = 1L << Math.min(20, Math.max(0, attempts - 1));
        Duration wait = firstRetry.multipliedBy(factor);
        return wait.compareTo(longestRetry) > 0 ? longestRetry : wait;
    }
}
