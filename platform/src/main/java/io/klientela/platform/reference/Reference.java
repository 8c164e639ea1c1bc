package io.klientela.platform.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known here of another service's record.
 *
 * @param teamIds the teams that it belongs to: of a user all, of a record its one
 * @param externalId its id in the system that it was imported from
 */
public record Reference(
        ReferenceType type,
        String id,
        String name,
        List<String> teamIds,
        @Nullable String externalId) {}
