package io.klientela.platform.query;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.klientela.platform.web.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Reads lists of documents page by page, leaving out the deleted ones. */
public final class Lists {
    private static final int COUNTED = 10_000;

    private final Clock clock;

    /** @param clock tells what {@code now} is in a filter */
    public Lists(Clock clock) {
        this.clock = clock;
    }

    /**
     * A page of what the caller may see and asked for. Items hold the fields, {@code _id} and {@code version}, never
     * the outbox.
     *
     * @param scope what the caller may see
     * @param always further conditions that the caller has no say in
     * @throws Problem 400 for a filter, sort or cursor that does not fit
     */
    public Page<Document> find(
            MongoCollection<Document> collection, Fields fields, ListRequest request, Bson scope, Bson... always) {
        Sort sort = request.order(fields);
        Bson matching = matching(fields, request, scope, always);
        Bson fromHere = request.cursor() == null
                ? matching
                : Filters.and(
                        matching, Cursor.decode(request.cursor(), request, sort).after(sort));
        List<Document> found = collection
                .find(fromHere)
                .sort(sort.descending() ? Sorts.descending(keys(sort)) : Sorts.ascending(keys(sort)))
                .projection(Projections.include(fields.roots()))
                .limit(request.limit() + 1)
                .into(new ArrayList<>());
        boolean more = found.size() > request.limit();
        List<Document> items = more ? found.subList(0, request.limit()) : found;
        String next = more ? Cursor.of(items.getLast(), sort).encode(request, sort) : null;
        Long count = request.count() ? count(collection, matching) : null;
        return new Page<>(
                List.copyOf(items),
                next,
                count == null ? null : Math.min(count, COUNTED),
                count == null ? null : count > COUNTED);
    }

    /** The condition of the list on documents, for sums over it; its arguments as for {@link #find}. */
    public Bson matching(Fields fields, ListRequest request, Bson scope, Bson... always) {
        List<Bson> parts = new ArrayList<>(List.of(always));
        parts.add(scope);
        parts.add(filter(fields, request.filter()));
        parts.add(request.q() == null ? new Document() : SearchText.query(request.q()));
        parts.add(Filters.eq("deletedAt", null));
        parts.removeIf(part -> part.toBsonDocument().isEmpty());
        return Filters.and(parts);
    }

    private Bson filter(Fields fields, @Nullable String filter) {
        try {
            return filter == null
                    ? new Document()
                    : Filter.parse(filter, fields, clock).toBson();
        } catch (InvalidFilter e) {
            throw e.toProblem("filter");
        }
    }

    private static List<String> keys(Sort sort) {
        return sort.path().equals("_id") ? List.of("_id") : List.of(sort.path(), "_id");
    }

    private static long count(MongoCollection<Document> collection, Bson matching) {
        return collection.countDocuments(matching, new CountOptions().limit(COUNTED + 1));
    }
}
