package io.klientela.platform;

import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The W3C trace context of the current thread; kept in the log context so that log lines carry it too. */
public final class Trace {
    public static final String TRACEPARENT = "traceparent";
    private static final Pattern FORM = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private Trace() {}

    /** Continues the given trace, or starts one where it is absent or malformed. */
    public static void begin(@Nullable String traceparent) {
        MDC.put(TRACEPARENT, traceparent != null && FORM.matcher(traceparent).matches() ? traceparent : start());
    }

    public static String current() {
        String current = MDC.get(TRACEPARENT);
        return current == null ? start() : current;
    }

    public static void end() {
        MDC.remove(TRACEPARENT);
    }

    private static String start() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return String.format(
                Locale.ROOT,
                "00-%016x%016x-%016x-01",
                random.nextLong() | 1L,
                random.nextLong(),
                random.nextLong() | 1L);
    }
}
