package io.klientela.automation.notification;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one person wants to be told, and how.
 *
 * @param muted kinds that are not told at all
 * @param digest how often a mail tells what is unread
 * @param timeZone whose morning a daily digest comes in, an IANA name; UTC where not given
 */
record NotificationSettings(
        @NotNull @Size(max = 20) Set<@Size(max = 50) String> muted,
        @NotNull Digest digest,
        @Nullable @Size(max = 50) String timeZone) {
    static final NotificationSettings DEFAULT = new NotificationSettings(Set.of(), Digest.OFF, null);

    enum Digest {
        @JsonProperty("off")
        OFF,
        @JsonProperty("daily")
        DAILY,
        @JsonProperty("hourly")
        HOURLY
    }
}
