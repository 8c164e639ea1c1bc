package io.klientela.automation.run;

import io.klientela.automation.event.Occurrence;
import io.klientela.platform.Trace;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * How rules that set one another off are recognised. A run calls the API under a span of its own, in the trace of what
 * triggered it; every service puts the caller's span on the events that the call causes; and whatever such an event
 * triggers is one deeper than the run that the span belongs to. What people do has depth 0, whatever span they send.
 */
@Component
class Chain {
    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}");

    private final WorkList work;

    Chain(WorkList work) {
        this.work = work;
    }

    /** A run's place in the chain. @param span that marks what it causes */
    record Link(String traceparent, String span, int depth) {}

    Link next(Occurrence what, String runId) {
        String span = span(runId);
        return new Link("00-" + traceId(what) + "-" + span + "-01", span, depth(what));
    }

    private int depth(Occurrence what) {
        if (what.isSchedule() || what.actor().startsWith("user:")) {
            return 0;
        }
        Matcher matcher = matcher(what.traceparent());
        return matcher.matches() ? work.depthOf(matcher.group(2)).orElse(-1) + 1 : 0;
    }

    private static String traceId(Occurrence what) {
        Matcher own = matcher(what.traceparent());
        if (own.matches()) {
            return own.group(1);
        }
        Matcher current = matcher(Trace.current());
        return current.matches() ? current.group(1) : "0".repeat(31) + "1";
    }

    private static Matcher matcher(@org.jspecify.annotations.Nullable String traceparent) {
        return TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
    }

    private static String span(String runId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(runId.getBytes(StandardCharsets.UTF_8));
            hash[0] |= 1; // a span of zeros is none
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
