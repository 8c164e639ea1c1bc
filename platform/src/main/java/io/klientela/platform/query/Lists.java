package io.klientela.platform.query;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
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

    /** Like the other one, for a caller who sees all of the documents in the scope. */
    public Page<Document> find(
            MongoCollection<Document> collection, Fields fields, ListRequest request, Bson scope, Bson... always) {
        return find(collection, fields, request, Sight.of(scope), always);
    }

    /**
     * A page of what the caller may see and asked for. Items hold the fields, {@code _id} and {@code version}, never
     * the outbox.
     *
     * @param sight what the caller may see
     * @param always further conditions that the caller has no say in
     * @throws Problem 400 for a filter, sort or cursor that does not fit
     */
    public Page<Document> find(
            MongoCollection<Document> collection, Fields fields, ListRequest request, Sight sight, Bson... always) {
        Sort sort = request.order(fields);
        Bson matching = conditions(fields, request, sight.scope(), always);
        Bson fromHere = request.cursor() == null
                ? matching
                : Filters.and(
                        matching, Cursor.decode(request.cursor(), request, sort).after(sort));
        FindIterable<Document> ordered = collection
                .find(fromHere)
                .sort(sort.descending() ? Sorts.descending(keys(sort)) : Sorts.ascending(keys(sort)))
                .projection(Projections.include(fields.roots()));
        List<Document> found = first(ordered, request.limit() + 1, sight, request);
        boolean more = found.size() > request.limit();
        List<Document> items = more ? found.subList(0, request.limit()) : found;
        String next = more ? Cursor.of(items.getLast(), sort).encode(request, sort) : null;
        Long count = request.count() ? count(collection, matching, sight, request) : null;
        return new Page<>(
                List.copyOf(items),
                next,
                count == null ? null : Math.min(count, COUNTED),
                count == null ? null : count > COUNTED);
    }

    /**
     * The condition of the list on documents, for sums over it; its arguments as for {@link #find}.
     *
     * @throws Problem 400 where a caller who does not see everything searches for what is in too many documents
     */
    public Bson matching(
            MongoCollection<Document> collection, Fields fields, ListRequest request, Sight sight, Bson... always) {
        Bson matching = conditions(fields, request, sight.scope(), always);
        if (!sight.isPartialFor(request.q())) {
            return matching;
        }
        List<Document> found = first(collection.find(matching), COUNTED + 1, sight, request);
        if (found.size() > COUNTED) {
            throw Problem.badRequest("Too much is found. Search for something rarer.")
                    .field("q", "is in more than %d records".formatted(COUNTED));
        }
        return Filters.in(
                "_id", found.stream().map(document -> document.get("_id")).toList());
    }

    private Bson conditions(Fields fields, ListRequest request, Bson scope, Bson... always) {
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

    private static long count(MongoCollection<Document> collection, Bson matching, Sight sight, ListRequest request) {
        return sight.isPartialFor(request.q())
                ? first(collection.find(matching), COUNTED + 1, sight, request).size()
                : collection.countDocuments(matching, new CountOptions().limit(COUNTED + 1));
    }

    private static List<Document> first(FindIterable<Document> documents, int most, Sight sight, ListRequest request) {
        if (!sight.isPartialFor(request.q())) {
            return documents.limit(most).into(new ArrayList<>());
        }
        List<Document> found = new ArrayList<>();
        try (MongoCursor<Document> cursor = documents.iterator()) {
            while (found.size() < most && cursor.hasNext()) {
                Document document = cursor.next();
                if (sight.finds(document, request.q())) {
                    found.add(document);
                }
            }
        }
        return found;
    }
}
