package io.klientela.marketing.campaign;

import java.time.Duration;

/**
 * How many mails are prepared at once: so many that they are gone after about half a second, as what is known of their
 * recipients must be fresh, and a pause is to hold soon.
 */
final class Pace {
    /** After this long nothing more of a batch is sent without asking again. */
    static final Duration LONGEST = Duration.ofSeconds(1);

    private static final Duration SHORT = Duration.ofMillis(250);
    private static final Duration LONG = Duration.ofMillis(500);
    private static final int BATCHES_A_MINUTE = 120;
    private static final int MOST = 100;

    private int size = 1;

    /** @param perMinute how many may be sent in a minute, 0 for any number */
    int size(int perMinute) {
        return perMinute == 0 ? size : Math.clamp(perMinute / BATCHES_A_MINUTE, 1, size);
    }

    void took(int mails, Duration time) {
        if (time.compareTo(LONG) > 0) {
            size = Math.max(1, size / 2);
        } else if (mails == size && time.compareTo(SHORT) < 0) {
            size = Math.min(MOST, size * 2);
        }
    }
}
