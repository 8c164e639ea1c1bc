package io.klientela.events.identity;

import io.klientela.events.State;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A review of who holds which role.
 *
 * @param dueOn by when everything is to be decided
 * @param scheduled whether it began by itself
 * @param lines how many there are to decide
 * @param kept how many were kept; null until it is signed
 * @param revoked how many were revoked; null until it is signed
 * @param signedBy e.g. {@code user:<id>}
 * @param note what the signer adds
 * @param digest SHA-256, in hexadecimal, of the decided lines as the export in NDJSON has them
 */
public record AccessReviewState(
        String id,
        String name,
        AccessReviewStatus status,
        LocalDate dueOn,
        boolean scheduled,
        long lines,
        @Nullable Long kept,
        @Nullable Long revoked,
        @Nullable Instant signedAt,
        @Nullable String signedBy,
        @Nullable String signedByName,
        @Nullable String note,
        @Nullable String digest,
        Instant createdAt,
        String createdBy,
        Instant updatedAt)
        implements State {}
