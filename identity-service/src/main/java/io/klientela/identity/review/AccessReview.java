package io.klientela.identity.review;

import io.klientela.events.Topics;
import io.klientela.events.identity.AccessReviewEvent;
import io.klientela.events.identity.AccessReviewState;
import io.klientela.events.identity.AccessReviewStatus;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.web.Problem;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A review: begun, decided line by line, and signed or given up; then it stays as it is. */
final class AccessReview extends Aggregate<AccessReviewState> {
    static final AggregateType<AccessReview, AccessReviewState> TYPE = AggregateType.of(
                    "access-review", "accessReviews", Topics.ACCESS_REVIEWS, AccessReviewState.class, AccessReview::new)
            .indexed("createdAt");

    private AccessReview(AccessReviewState state, long version) {
        super(state, version);
    }

    private AccessReview(String id) {
        super(id);
    }

    /** What a signature says. */
    record Signature(
            long kept,
            long revoked,
            String digest,
            @Nullable String name,
            @Nullable String note) {}

    static AccessReview begin(String id, String name, LocalDate dueOn, boolean scheduled, Stamp stamp) {
        AccessReview review = new AccessReview(id);
        review.record(new AccessReviewEvent.Created(new AccessReviewState(
                id,
                name,
                AccessReviewStatus.PREPARING,
                dueOn,
                scheduled,
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                stamp.at(),
                stamp.by(),
                stamp.at())));
        return review;
    }

    /** Its lines are there. */
    void open(long lines, Stamp stamp) {
        if (state().status() == AccessReviewStatus.PREPARING) {
            become(AccessReviewStatus.OPEN, lines, stamp);
        }
    }

    void cancel(Stamp stamp) {
        requireOpen();
        become(AccessReviewStatus.CANCELLED, state().lines(), stamp);
    }

    void sign(Signature signature, Stamp stamp) {
        requireOpen();
        AccessReviewState now = state();
        record(new AccessReviewEvent.SignedOff(new AccessReviewState(
                id(),
                now.name(),
                AccessReviewStatus.SIGNED,
                now.dueOn(),
                now.scheduled(),
                now.lines(),
                signature.kept(),
                signature.revoked(),
                stamp.at(),
                stamp.by(),
                signature.name(),
                signature.note(),
                signature.digest(),
                now.createdAt(),
                now.createdBy(),
                stamp.at())));
    }

    void requireOpen() {
        if (state().status() != AccessReviewStatus.OPEN) {
            throw Problem.conflict("This review is closed: nothing in it changes any more.");
        }
    }

    private void become(AccessReviewStatus status, long lines, Stamp stamp) {
        AccessReviewState now = state();
        AccessReviewState next = new AccessReviewState(
                id(),
                now.name(),
                status,
                now.dueOn(),
                now.scheduled(),
                lines,
                now.kept(),
                now.revoked(),
                now.signedAt(),
                now.signedBy(),
                now.signedByName(),
                now.note(),
                now.digest(),
                now.createdAt(),
                now.createdBy(),
                stamp.at());
        record(new AccessReviewEvent.Updated(next, Json.changes(now, next)));
    }
}
