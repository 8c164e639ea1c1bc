package io.klientela.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an aggregation begins with, carried to the collection it reads: so that an index can answer its `$match`, and nothing
 * is read that its `$limit` or its counting does not need.
 *
 * @param limit how many are wanted of those that match; 0 for all
 * @param counts whether nothing but their number is wanted
 * @param mostMillis how long that may take; 0 for as long as it takes
 */
record FirstMatch(Document match, int limit, boolean counts, long mostMillis) {

    private static final ScopedValue<AtomicReference<@Nullable FirstMatch>> CURRENT = ScopedValue.newInstance();

    static Document during(Document aggregate, Supplier<Document> command) {
        var match = new AtomicReference<@Nullable FirstMatch>(beginningOf(aggregate));
        return ScopedValue.where(CURRENT, match).call(command::get);
    }

    /** It, for the first who asks. */
    static @Nullable FirstMatch take() {
        return CURRENT.isBound() ? CURRENT.get().getAndSet(null) : null;
    }

    private static @Nullable FirstMatch beginningOf(Document aggregate) {
        if (!(aggregate.get("pipeline") instanceof List<?> stages)
                || !(stage(stages, 0, "$match") instanceof Document match)) {
            return null;
        }
        var limit = stage(stages, 1, "$limit") instanceof Number number
                ? Math.clamp(number.longValue(), 0, Integer.MAX_VALUE)
                : 0;
        var next = limit == 0 ? 1 : 2;
        var mostMillis = aggregate.get("maxTimeMS") instanceof Number number ? number.longValue() : 0;
        return new FirstMatch(
                match, limit, stages.size() == next + 1 && isCount(stage(stages, next, "$group")), mostMillis);
    }

    private static @Nullable Object stage(List<?> stages, int place, String name) {
        return place < stages.size() && stages.get(place) instanceof Document stage ? stage.get(name) : null;
    }

    /** What drivers send for `countDocuments`: one group, whose only field adds one for each document. */
    private static boolean isCount(@Nullable Object group) {
        return group instanceof Document fields
                && fields.size() == 2
                && fields.get("_id") instanceof Number
                && fields.values().stream().allMatch(value -> value instanceof Number || isSumOfOnes(value));
    }

    private static boolean isSumOfOnes(@Nullable Object value) {
        return value instanceof Document sum && sum.size() == 1 && sum.get("$sum") instanceof Number;
    }
}
