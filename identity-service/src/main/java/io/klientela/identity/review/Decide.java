package io.klientela.identity.review;

import io.klientela.events.identity.AccessDecision;
import io.klientela.events.identity.AccessReviewLineState;
import io.klientela.events.identity.AccessReviewState;
import io.klientela.identity.role.RoleHolders;
import io.klientela.identity.role.RoleHolders.Holder;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Problem;
import io.klientela.platform.web.Records;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.Versioned;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides a line. To revoke takes the role away at once, under the rules for who may; to decide otherwise later gives it
 * back, if it was the review that took it.
 */
@Component
class Decide {
    private final Aggregates<AccessReview, AccessReviewState> reviews;
    private final Records<ReviewLine, AccessReviewLineState> lines;
    private final List<RoleHolders> holders;
    private final Access access;
    private final Stamps stamps;

    Decide(
            Aggregates<AccessReview, AccessReviewState> reviews,
            Aggregates<ReviewLine, AccessReviewLineState> lines,
            RecordsFactory with,
            List<RoleHolders> holders,
            Access access,
            Stamps stamps) {
        this.reviews = reviews;
        this.lines = with.create(lines);
        this.holders = holders;
        this.access = access;
        this.stamps = stamps;
    }

    Versioned<AccessReviewLineState> decide(
            String reviewId, String lineId, @Nullable String ifMatch, AccessDecision decision, @Nullable String note) {
        String name = CurrentActor.find().map(Actor::name).orElse(null);
        return lines.change(lineId, ifMatch, "update", line -> {
            requireIn(reviewId, line);
            reviews.get(reviewId).requireOpen();
            line.requireUnsigned();
            Boolean taken = carryOut(line.state(), decision);
            line.decide(new ReviewLine.Decided(decision, note, name, taken), stamps.now());
        });
    }

    private static void requireIn(String reviewId, ReviewLine line) {
        if (!line.state().reviewId().equals(reviewId)) {
            throw Problem.notFound("line", line.id());
        }
    }

    /** @return whether the role is taken by this review; null where nothing is to be taken */
    private @Nullable Boolean carryOut(AccessReviewLineState line, AccessDecision decision) {
        boolean revoke = decision == AccessDecision.REVOKE;
        boolean revoked = line.decision() == AccessDecision.REVOKE;
        if (revoke == revoked) {
            return line.roleTaken();
        }
        access.require(line.holderType(), "update");
        RoleHolders some = holdersOf(line.holderType());
        Optional<Holder> holder = some.find(line.holderId());
        boolean holds =
                holder.filter(one -> one.roles().contains(line.roleId())).isPresent();
        if (revoke && holds) {
            some.take(line.holderId(), line.roleId());
        } else if (!revoke && !holds && holder.isPresent() && Boolean.TRUE.equals(line.roleTaken())) {
            some.give(line.holderId(), line.roleId());
        }
        return revoke ? holds : null;
    }

    /** Whether somebody still holds what the line says was revoked. */
    boolean isHeldAgain(AccessReviewLineState line) {
        return line.decision() == AccessDecision.REVOKE
                && holdersOf(line.holderType())
                        .find(line.holderId())
                        .filter(holder -> holder.roles().contains(line.roleId()))
                        .isPresent();
    }

    private RoleHolders holdersOf(String type) {
        return holders.stream()
                .filter(some -> some.type().equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody keeps what a " + type + " holds"));
    }
}
