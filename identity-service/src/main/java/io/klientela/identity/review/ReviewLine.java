package io.klientela.identity.review;

import io.klientela.events.Topics;
import io.klientela.events.identity.AccessDecision;
import io.klientela.events.identity.AccessReviewLineEvent;
import io.klientela.events.identity.AccessReviewLineState;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.web.Problem;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A role of somebody in a review. */
final class ReviewLine extends Aggregate<AccessReviewLineState> {
    static final AggregateType<ReviewLine, AccessReviewLineState> TYPE = AggregateType.of(
                    "access-review",
                    "accessReviewLines",
                    Topics.ACCESS_REVIEW_LINES,
                    AccessReviewLineState.class,
                    ReviewLine::new)
            .searchedBy(line -> Arrays.asList(line.holderName(), line.roleName()))
            .indexed("reviewId");

    private ReviewLine(AccessReviewLineState state, long version) {
        super(state, version);
    }

    private ReviewLine(String id) {
        super(id);
    }

    /** @param decidedByName what the one who decides is called @param roleTaken null where none was to be taken */
    record Decided(
            AccessDecision decision,
            @Nullable String note,
            @Nullable String decidedByName,
            @Nullable Boolean roleTaken) {}

    static ReviewLine of(AccessReviewLineState state) {
        ReviewLine line = new ReviewLine(state.id());
        line.record(new AccessReviewLineEvent.Created(state));
        return line;
    }

    void requireUnsigned() {
        if (state().signed()) {
            throw Problem.conflict("This was signed: nothing in it changes any more.");
        }
    }

    void decide(Decided decided, Stamp stamp) {
        requireUnsigned();
        AccessReviewLineState now = state();
        if (now.decision() == decided.decision() && Objects.equals(now.note(), decided.note())) {
            return;
        }
        AccessReviewLineState next = with(Verdict.of(decided, stamp), false, stamp);
        record(new AccessReviewLineEvent.Decided(next, Json.changes(now, next)));
    }

    /** Of an undecided one nothing is said for good. */
    void sign(Stamp stamp) {
        AccessReviewLineState now = state();
        if (now.signed() || now.decision() == AccessDecision.OPEN) {
            return;
        }
        record(new AccessReviewLineEvent.SignedOff(with(Verdict.of(now), true, stamp)));
    }

    /** What was decided, when and by whom. */
    private record Verdict(
            AccessDecision decision,
            @Nullable String note,
            @Nullable Instant at,
            @Nullable String by,
            @Nullable String byName,
            @Nullable Boolean roleTaken) {
        static Verdict of(AccessReviewLineState line) {
            return new Verdict(
                    line.decision(),
                    line.note(),
                    line.decidedAt(),
                    line.decidedBy(),
                    line.decidedByName(),
                    line.roleTaken());
        }

        static Verdict of(Decided decided, Stamp stamp) {
            return decided.decision() == AccessDecision.OPEN
                    ? new Verdict(decided.decision(), decided.note(), null, null, null, decided.roleTaken())
                    : new Verdict(
                            decided.decision(),
                            decided.note(),
                            stamp.at(),
                            stamp.by(),
                            decided.decidedByName(),
                            decided.roleTaken());
        }
    }

    private AccessReviewLineState with(Verdict verdict, boolean signed, Stamp stamp) {
        AccessReviewLineState now = state();
        return new AccessReviewLineState(
                now.id(),
                now.name(),
                now.reviewId(),
                now.holderType(),
                now.holderId(),
                now.holderName(),
                now.holderActive(),
                now.roleId(),
                now.roleName(),
                now.teams(),
                now.rights(),
                now.lastUsedOn(),
                now.unusedRights(),
                now.unused(),
                verdict.decision(),
                verdict.note(),
                verdict.at(),
                verdict.by(),
                verdict.byName(),
                verdict.roleTaken(),
                signed,
                now.createdAt(),
                now.createdBy(),
                stamp.at());
    }
}
