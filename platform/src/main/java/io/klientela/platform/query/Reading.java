package io.klientela.platform.query;

import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Reads the documents of a list. A caller who does not see everything finds only those that have the words where they see
 * them: each one that the words hit is looked at again, piece by piece, and no more than a bounded number of them for an answer.
 */
final class Reading {
    static final int LOOKED_AT = 2_000;

    /** For a count, which nobody waits longer for. */
    private static final long MOST_MILLIS = 1_000;

    private static final int LARGER = 4;

    private final MongoCollection<Document> collection;
    private final Fields fields;
    private final @Nullable String question;
    private final Sight sight;

    Reading(MongoCollection<Document> collection, Fields fields, @Nullable String question, Sight sight) {
        this.collection = collection;
        this.fields = fields;
        this.question = question;
        this.sight = sight;
    }

    /** Documents in their order. @param last where to go on; null where there are no more */
    record Some(List<Document> documents, @Nullable Cursor last) {}

    /** @param isCapped whether there may be more */
    record Count(long least, boolean isCapped) {}

    /** So many, or fewer of them where too many have to be looked at. */
    Some first(Bson matching, Sort sort, int most) {
        return some(matching, sort, most, LOOKED_AT);
    }

    /** Everything, where it is not more than so much. */
    Some all(Bson matching, int most) {
        return some(matching, byId(), most, most + 1);
    }

    /** @param least as many as there are in any case. @param most as many as are counted */
    Count count(Bson matching, int least, int most) {
        if (sight.isPartialFor(question)) {
            Some found = first(matching, byId(), most);
            return new Count(Math.max(least, found.documents().size()), found.last() != null);
        }
        try {
            CountOptions options = new CountOptions().limit(most + 1).maxTime(MOST_MILLIS, TimeUnit.MILLISECONDS);
            long count = collection.countDocuments(matching, options);
            return new Count(Math.min(count, most), count > most);
        } catch (MongoExecutionTimeoutException e) {
            return new Count(least, true);
        }
    }

    private Some some(Bson matching, Sort sort, int most, int lookedAt) {
        List<Document> found = new ArrayList<>();
        Cursor last = null;
        int left = sight.isPartialFor(question) ? lookedAt : most + 1;
        for (int piece = Math.min(left, most + 1); piece > 0; piece = Math.min(left, piece * LARGER)) {
            List<Document> hits = ordered(last == null ? matching : Filters.and(matching, last.after(sort)), sort)
                    .limit(piece)
                    .into(new ArrayList<>());
            hits.stream().filter(hit -> sight.finds(hit, question)).forEach(found::add);
            if (found.size() > most) {
                return new Some(List.copyOf(found.subList(0, most)), Cursor.of(found.get(most - 1), sort));
            } else if (hits.size() < piece) {
                return new Some(List.copyOf(found), null);
            }
            last = Cursor.of(hits.getLast(), sort);
            if (found.size() == most) {
                break;
            }
            left -= piece;
        }
        return new Some(List.copyOf(found), last);
    }

    private FindIterable<Document> ordered(Bson matching, Sort sort) {
        List<String> keys = sort.path().equals("_id") ? List.of("_id") : List.of(sort.path(), "_id");
        return collection
                .find(matching)
                .sort(sort.descending() ? Sorts.descending(keys) : Sorts.ascending(keys))
                .projection(Projections.include(fields.roots()));
    }

    private Sort byId() {
        return ListRequest.first(1).order(fields);
    }
}
