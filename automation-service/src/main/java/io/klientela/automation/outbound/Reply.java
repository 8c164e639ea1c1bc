package io.klientela.automation.outbound;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of a call.
 *
 * @param status of the answer; null where there was none
 * @param body its beginning
 * @param problem why there was no answer; null where there was one
 * @param forbidden whether the target must not be called, so that no repetition helps
 * @param retryAfter how long the answer asks to wait
 */
public record Reply(
        @Nullable Integer status,
        String body,
        @Nullable String problem,
        boolean forbidden,
        long tookMillis,
        @Nullable Duration retryAfter) {

    public boolean isSuccess() {
        return status != null && status >= 200 && status < 300;
    }

    /** The outcome in a few words. */
    public String words() {
        return status == null ? String.valueOf(problem) : "answered " + status;
    }
}
