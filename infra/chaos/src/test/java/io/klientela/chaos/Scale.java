package io.klientela.chaos;

import java.time.Duration;

/** How much of everything: enough to notice what breaks, or as much as is promised. */
enum Scale {
    SHORT,
    FULL;

    static Scale chosen() {
        return "full".equals(System.getProperty("chaos.length")) ? FULL : SHORT;
    }

    <T> T of(T inShort, T inFull) {
        return this == FULL ? inFull : inShort;
    }

    /** A promised time; the short run, which shares its machine with others, only watches for what is out of hand. */
    Duration patience(Duration promised) {
        return this == FULL ? promised : promised.multipliedBy(4);
    }
}
