package io.klientela.automation.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/** Ids that are the same whenever they are made for the same thing, and yet ordered by time like any UUIDv7. */
public final class TimedId {

    private TimedId() {}

    /** @param parts what it stands for, e.g. an event's id and a rule's id */
    public static String of(Instant time, String... parts) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(String.join("/", parts)));
        long high = (time.toEpochMilli() << 16) | 0x7000 | (hash.getLong() & 0x0fff);
        long low = (hash.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
