package io.klientela.identity.review;

import com.mongodb.client.model.Filters;
import io.klientela.events.identity.AccessReviewLineState;
import io.klientela.events.identity.AccessReviewState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.web.Problem;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Begins a review in two steps: that there is one, then a line for each role that somebody holds. Lines have ids that
 * follow from what they are, so a beginning that was broken off goes on where it was.
 */
@Component
class BeginReview {
    private static final int BATCH = 500;
    private static final int RETRY_SECONDS = 1;

    private final Aggregates<AccessReview, AccessReviewState> reviews;
    private final Aggregates<ReviewLine, AccessReviewLineState> lines;
    private final Inventory inventory;
    private final Stamps stamps;

    BeginReview(
            Aggregates<AccessReview, AccessReviewState> reviews,
            Aggregates<ReviewLine, AccessReviewLineState> lines,
            Inventory inventory,
            Stamps stamps) {
        this.reviews = reviews;
        this.lines = lines;
        this.inventory = inventory;
        this.stamps = stamps;
    }

    boolean isOneOpen() {
        return !reviews.findAll(Filters.in("state.status", "preparing", "open")).isEmpty();
    }

    /** @throws Problem 409 where one is open */
    void requireNoneOpen() {
        if (isOneOpen()) {
            throw Problem.conflict("There is an open review. Sign it or cancel it first.");
        }
    }

    AccessReview create(String id, String name, LocalDate dueOn, boolean scheduled) {
        return AccessReview.begin(id, name, dueOn, scheduled, stamps.now());
    }

    AccessReview begin(String id, String name, LocalDate dueOn, boolean scheduled) {
        reviews.add(create(id, name, dueOn, scheduled));
        return complete(id);
    }

    /** Writes the lines that are not there yet and opens the review. */
    AccessReview complete(String id) {
        Stamp stamp = stamps.now();
        List<ReviewLine> all =
                inventory.lines(id, stamp).stream().map(ReviewLine::of).toList();
        for (int from = 0; from < all.size(); from += BATCH) {
            lines.saveAll(all.subList(from, Math.min(all.size(), from + BATCH)));
        }
        long there = lines.collection().countDocuments(Filters.eq("state.reviewId", id));
        if (there < all.size()) {
            throw Problem.unavailable("Some lines could not be written. They will be in a minute.", RETRY_SECONDS);
        }
        return reviews.change(id, null, review -> review.open(there, stamps.now()));
    }

    /** Goes on with what another instance left unfinished. */
    void resume() {
        reviews.findAll(Filters.eq("state.status", "preparing")).stream()
                .filter(review ->
                        review.state().createdAt().isBefore(stamps.now().at().minusSeconds(60)))
                .forEach(review -> complete(review.id()));
    }
}
