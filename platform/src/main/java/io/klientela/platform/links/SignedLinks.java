package io.klientela.platform.links;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes tokens for links that somebody who is not signed in may follow. A token shows what it is about to whoever reads
 * it, but nobody else can make one, and one made for a purpose is worth nothing for another.
 */
public final class SignedLinks {
    private static final int SIGNATURE = 16;
    private static final int MARK = 8;
    private static final long NEVER = 0;
    private static final int LONGEST = 4_000;

    private final LinkKey key;
    private final Clock clock;

    SignedLinks(LinkKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /**
     * A token that fits into a URL.
     *
     * @param purpose what it is good for, e.g. {@code unsubscribe}
     * @param payload what it is about, e.g. an id
     * @param validity how long it is good for; null for ever
     */
    public String sign(String purpose, String payload, @Nullable Duration validity) {
        long until = validity == null ? NEVER : clock.instant().plus(validity).getEpochSecond();
        byte[] text = payload.getBytes(StandardCharsets.UTF_8);
        byte[] content = ByteBuffer.allocate(Integer.BYTES + text.length)
                .putInt((int) until)
                .put(text)
                .array();
        byte[] token = ByteBuffer.allocate(SIGNATURE + content.length)
                .put(key.sign(purpose, content), 0, SIGNATURE)
                .put(content)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** What the token is about; empty where it was not made here for this purpose, was changed, or is too old. */
    public Optional<String> verify(String purpose, String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length < SIGNATURE + Integer.BYTES) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOfRange(bytes, SIGNATURE, bytes.length);
        byte[] expected = Arrays.copyOf(key.sign(purpose, content), SIGNATURE);
        if (!MessageDigest.isEqual(expected, Arrays.copyOf(bytes, SIGNATURE))) {
            return Optional.empty();
        }
        long until = Integer.toUnsignedLong(ByteBuffer.wrap(content).getInt());
        return until != NEVER && clock.instant().getEpochSecond() > until
                ? Optional.empty()
                : Optional.of(
                        new String(content, Integer.BYTES, content.length - Integer.BYTES, StandardCharsets.UTF_8));
    }

    /**
     * 16 hexadecimal digits that vouch for a text, for places where there is little room and case may get lost, such as
     * the local part of an address.
     */
    public String mark(String purpose, String text) {
        return HexFormat.of().formatHex(key.sign(purpose, text.getBytes(StandardCharsets.UTF_8)), 0, MARK);
    }

    /** Whether the mark vouches for the text. */
    public boolean isMark(String purpose, String text, String mark) {
        return MessageDigest.isEqual(
                mark(purpose, text).getBytes(StandardCharsets.US_ASCII), mark.getBytes(StandardCharsets.US_ASCII));
    }
}
