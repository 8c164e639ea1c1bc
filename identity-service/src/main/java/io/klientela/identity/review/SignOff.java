package io.klientela.identity.review;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.klientela.events.identity.AccessDecision;
import io.klientela.events.identity.AccessReviewLineState;
import io.klientela.events.identity.AccessReviewState;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Problem;
import io.klientela.platform.web.Records;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.Versioned;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Freezes a review: first each line, then what they come to and a digest of them. Whoever decides meanwhile is either
 * before the freezing of the line or refused.
 */
@Component
class SignOff {
    private final Aggregates<AccessReview, AccessReviewState> reviews;
    private final Aggregates<ReviewLine, AccessReviewLineState> lines;
    private final Records<AccessReview, AccessReviewState> records;
    private final Decide decide;
    private final Stamps stamps;

    SignOff(
            Aggregates<AccessReview, AccessReviewState> reviews,
            Aggregates<ReviewLine, AccessReviewLineState> lines,
            RecordsFactory with,
            Decide decide,
            Stamps stamps) {
        this.reviews = reviews;
        this.lines = lines;
        this.records = with.create(reviews);
        this.decide = decide;
        this.stamps = stamps;
    }

    /** @throws Problem 409 where something is undecided, or what was revoked is held again */
    Versioned<AccessReviewState> sign(String id, @Nullable String ifMatch, @Nullable String note) {
        String name = CurrentActor.find().map(Actor::name).orElse(null);
        return records.change(id, ifMatch, "update", review -> {
            review.requireOpen();
            requireDecided(id);
            each(id, this::requireGone);
            lines.changeAll(of(id), line -> line.sign(stamps.now()));
            requireDecided(id);
            review.sign(signature(id, name, note), stamps.now());
        });
    }

    private void requireDecided(String id) {
        long open = lines.collection().countDocuments(Filters.and(of(id), Filters.eq("state.decision", "open")));
        if (open > 0) {
            throw Problem.conflict("%d of %d lines are not decided yet."
                    .formatted(open, reviews.get(id).state().lines()));
        }
    }

    private void requireGone(AccessReviewLineState line) {
        if (decide.isHeldAgain(line)) {
            throw Problem.conflict("%s holds \"%s\" again, which this review revoked. Decide about it anew."
                    .formatted(line.holderName(), line.roleName()));
        }
    }

    private AccessReview.Signature signature(String id, @Nullable String name, @Nullable String note) {
        MessageDigest digest = sha256();
        long[] counts = new long[2];
        each(id, line -> {
            counts[line.decision() == AccessDecision.KEEP ? 0 : 1]++;
            digest.update(bytes(line));
        });
        return new AccessReview.Signature(counts[0], counts[1], HexFormat.of().formatHex(digest.digest()), name, note);
    }

    /** A line as the export in NDJSON has it. */
    static byte[] bytes(AccessReviewLineState line) {
        byte[] json = Json.mapper().writeValueAsBytes(line);
        byte[] ended = Arrays.copyOf(json, json.length + 1);
        ended[json.length] = '\n';
        return ended;
    }

    /** Every line of the review, in the order of their ids. */
    void each(String id, Consumer<AccessReviewLineState> action) {
        lines.collection()
                .find(of(id))
                .sort(Sorts.ascending("_id"))
                .forEach(document -> action.accept(lines.stateOf(document)));
    }

    private static Bson of(String id) {
        return Filters.eq("state.reviewId", id);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
