package io.klientela.embedded;

/** How many documents may be looked at on the way that is probably short, before the way of known length is taken. */
final class Budget {

    private long left;
    private boolean exceeded;

    Budget(long documents) {
        this.left = documents;
    }

    /** Whether another one may be looked at. */
    boolean spend() {
        exceeded = left-- <= 0;
        return !exceeded;
    }

    boolean isExceeded() {
        return exceeded;
    }
}
