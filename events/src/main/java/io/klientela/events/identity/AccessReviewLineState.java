package io.klientela.events.identity;

import io.klientela.events.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A role that somebody held when a review began, and what was decided about it.
 *
 * @param name of the holder and the role
 * @param holderType {@code user} or {@code client}
 * @param holderActive whether the holder could sign in or get tokens
 * @param teams the names of the holder's teams, whose records rights of that scope reach
 * @param rights every right that the role gives
 * @param lastUsedOn the last day on which any of them was used; null where none was seen in use
 * @param unusedRights how many of them were not used for long
 * @param unused whether none of them was used for long
 * @param decidedBy e.g. {@code user:<id>}
 * @param roleTaken whether the decision took the role away, so that another one gives it back
 * @param signed whether the review is signed, and nothing here changes any more
 */
public record AccessReviewLineState(
        String id,
        String name,
        String reviewId,
        String holderType,
        String holderId,
        String holderName,
        boolean holderActive,
        String roleId,
        String roleName,
        List<String> teams,
        List<Right> rights,
        @Nullable LocalDate lastUsedOn,
        long unusedRights,
        boolean unused,
        AccessDecision decision,
        @Nullable String note,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String decidedByName,
        @Nullable Boolean roleTaken,
        boolean signed,
        Instant createdAt,
        String createdBy,
        Instant updatedAt)
        implements State {

    /**
     * A right of the role.
     *
     * @param lastUsedOn the last day on which the holder used it; null where it was not seen in use
     * @param unused whether it was not used for long, by somebody who could have
     */
    public record Right(
            String resource,
            String action,
            Scope scope,
            @Nullable LocalDate lastUsedOn,
            boolean unused) {}
}
