package io.klientela.gateway.session.store;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long sessions last and what they are sealed with.
 *
 * @param key seals what is stored; several, separated by commas, while one replaces another: the first one seals, all
 *     open. Derived from the secret of the web client where it is empty
 * @param idle a session ends after this long without a request
 * @param lifetime a session ends after this long in any case
 * @param signIn how long a person may take to sign in
 */
@ConfigurationProperties("klientela.session")
record SessionSettings(
        @DefaultValue("") String key,
        @DefaultValue("12h") Duration idle,
        @DefaultValue("7d") Duration lifetime,
        @DefaultValue("15m") Duration signIn) {

    private static final int SHORTEST = 32;

    SessionSettings {
        if (Arrays.stream(key.split(","))
                .map(String::strip)
                .anyMatch(one -> !one.isEmpty() && one.length() < SHORTEST)) {
            throw new IllegalArgumentException(
                    "KLIENTELA_SESSION_KEY is too short: use at least 32 random characters, for example of 'openssl rand -base64 32'.");
        }
        if (idle.isNegative() || idle.isZero() || lifetime.compareTo(idle) < 0) {
            throw new IllegalArgumentException(
                    "KLIENTELA_SESSION_LIFETIME may not be shorter than KLIENTELA_SESSION_TIMEOUT, which is longer than nothing.");
        }
    }

    /** The keys, the one that seals first. */
    List<String> keys() {
        return Arrays.stream(key.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }
}
