package io.klientela.platform.outbox;

/** The names of the fields that the outbox keeps in an aggregate's document, and the limits on it. */
public final class OutboxFields {
    public static final String ENTRIES = "outbox";
    public static final String BYTES = "outboxBytes";
    /** True while there are entries; what the sweep looks for. */
    public static final String PENDING = "pending";
    /** The instance whose relay publishes this aggregate. */
    public static final String OWNER = "leaseOwner";

    public static final String UNTIL = "leaseUntil";
    /** Fencing token: grows whenever the lease changes hands. */
    public static final String TOKEN = "leaseToken";
    /** Why the first entry could not be published, until it is or an operator skips it. */
    public static final String FAILURE = "outboxFailure";

    public static final int MOST_ENTRIES = 500;
    public static final long MOST_BYTES = 1_000_000;

    private OutboxFields() {}
}
