package io.klientela.platform.audit;

import org.jspecify.annotations.Nullable;

/**
 * How the request came that is being answered.
 *
 * @param address the caller's IP address, as the gateway saw it
 * @param agent the caller's program, as it calls itself
 * @param reason why something is changed, in the caller's words
 * @param purpose what personal data is read for, in the caller's words
 */
public record Caller(
        @Nullable String address,
        @Nullable String agent,
        @Nullable String reason,
        @Nullable String purpose) {
    public static final Caller NOBODY = new Caller(null, null, null, null);

    private static final ThreadLocal<Caller> CURRENT = ThreadLocal.withInitial(() -> NOBODY);

    /** Of the request that this thread answers; {@link #NOBODY} in background work. */
    public static Caller current() {
        return CURRENT.get();
    }

    static void begin(Caller caller) {
        CURRENT.set(caller);
    }

    static void end() {
        CURRENT.remove();
    }
}
