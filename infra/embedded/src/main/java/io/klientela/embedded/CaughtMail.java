package io.klientela.embedded;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail as one recipient gets it.
 *
 * @param from who the sender said to be, or the return path
 * @param to the address that it was delivered to
 * @param inbound whether it is for the platform's own domain
 */
public record CaughtMail(
        String id, String from, String to, @Nullable String subject, Instant at, boolean inbound) {

    /** What a mail says. @param headers each with its values in order */
    public record Content(
            String id,
            String from,
            String to,
            @Nullable String subject,
            Instant at,
            boolean inbound,
            @Nullable String text,
            @Nullable String html,
            Map<String, List<String>> headers,
            List<Enclosure> attachments) {}

    /** A file that came with it. @param size bytes */
    public record Enclosure(String name, String type, long size) {}
}
