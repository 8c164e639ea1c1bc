package io.klientela.platform.pages;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Counts what comes from each address, and lets so much of it in as a person can send. */
public final class AddressLimit {
    private static final int MOST_ADDRESSES = 50_000;
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private record Window(long begun, int count) {}

    private final Map<String, Window> windows = new HashMap<>();
    private final int perMinute;
    private final LongSupplier nanos;

    public AddressLimit(int perMinute, LongSupplier nanos) {
        this.perMinute = perMinute;
        this.nanos = nanos;
    }

    /** Whether one more is let in. */
    public synchronized boolean admits(String address) {
        long now = nanos.getAsLong();
        if (windows.size() >= MOST_ADDRESSES) {
            windows.values().removeIf(window -> now - window.begun() > MINUTE);
        }
        if (windows.size() >= MOST_ADDRESSES && !windows.containsKey(address)) {
            return false;
        }
        Window window = windows.getOrDefault(address, new Window(now, 0));
        Window next =
                now - window.begun() > MINUTE ? new Window(now, 1) : new Window(window.begun(), window.count() + 1);
        windows.put(address, next);
        return next.count() <= perMinute;
    }
}
