package io.klientela.marketing.campaign;

import java.time.Duration;

/** How long the mail server has taken nothing, and how long to leave it alone now. */
final class Trouble {
    private final SendingSettings settings;
    private int failures;
    private long since;

    Trouble(SendingSettings settings) {
        this.settings = settings;
    }

    void over() {
        failures = 0;
    }

    void again() {
        if (failures == 0) {
            since = System.nanoTime();
        }
        failures++;
    }

    int failures() {
        return failures;
    }

    boolean isBeyondPatience() {
        return failures > 0 && System.nanoTime() - since > settings.patience().toNanos();
    }

    Duration pause() {
        return pause(failures - 1);
    }

    /** @param times how often it was tried before */
    Duration pause(int times) {
        Duration doubled = settings.firstPause().multipliedBy(1L << Math.clamp(times, 0, 20));
        return doubled.compareTo(settings.longestPause()) > 0 ? settings.longestPause() : doubled;
    }
}
