package io.klientela.events.platform;

import io.klientela.events.State;
import java.time.Instant;

/**
 * How long the audit log of a service was at a time and what was in it, signed.
 *
 * @param name the log's origin, e.g. {@code klientela/contacts}
 * @param size how many entries
 * @param root of the Merkle tree (RFC 9162) over them, in hexadecimal
 * @param note the statement as a C2SP checkpoint, with its signatures
 */
public record CheckpointState(
        String id,
        String name,
        String service,
        long size,
        String root,
        String note,
        Instant createdAt,
        Instant updatedAt)
        implements State {}
