package io.klientela.ticketing.conversation;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids that follow from others, so that what is repeated makes the same thing again. */
public final class DerivedId {
    private static final long VARIANT = 0x8000000000000000L;
    private static final long BELOW_VARIANT = 0x3fffffffffffffffL;

    private DerivedId() {}

    /** As old as the given UUIDv7, and the same each time. @param what tells those of one id apart */
    public static String of(String id, String what) {
        UUID from = UUID.fromString(id);
        UUID hash = UUID.nameUUIDFromBytes((id + "/" + what).getBytes(StandardCharsets.UTF_8));
        return new UUID(from.getMostSignificantBits(), (hash.getLeastSignificantBits() & BELOW_VARIANT) | VARIANT)
                .toString();
    }
}
