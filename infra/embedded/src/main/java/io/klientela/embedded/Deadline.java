package io.klientela.embedded;

import de.bwaldvogel.mongo.exception.MongoServerError;

/** When whoever asks does not wait any longer. */
final class Deadline {

    private final long began = System.nanoTime();
    private final long nanos;

    /** @param millis from now on; 0 for never */
    Deadline(long millis) {
        this.nanos = millis * 1_000_000;
    }

    /** @throws MongoServerError as MongoDB does once it is over */
    void check() {
        if (nanos > 0 && System.nanoTime() - began > nanos) {
            throw new MongoServerError(50, "MaxTimeMSExpired", "operation exceeded time limit");
        }
    }
}
