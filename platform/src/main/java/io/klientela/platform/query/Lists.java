package io.klientela.platform.query;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
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
     * the outbox. Where a search has to look at each record that it hits, for a caller who does not see all of it, a page
     * may have fewer than asked for, and its count may be capped earlier: after {@value Reading#LOOKED_AT} hits.
     * Whatever takes longer than a second to count counts as more than the page has.
     *
     * @param sight what the caller may see
     * @param always further conditions that the caller has no say in
     * @throws Problem 400 for a filter, sort or cursor that does not fit
     */
    public Page<Document> find(
            MongoCollection<Document> collection, Fields fields, ListRequest request, Sight sight, Bson... always) {
        Sort sort = request.order(fields);
        Bson matching = conditions(fields, request, sight.scope(), always);
        Reading reading = new Reading(collection, fields, request.q(), sight);
        Bson fromHere = request.cursor() == null
                ? matching
                : Filters.and(
                        matching, Cursor.decode(request.cursor(), request, sort).after(sort));
        Reading.Some found = reading.first(fromHere, sort, request.limit());
        Cursor next = found.last();
        Reading.Count count = request.count() ? count(reading, matching, found, request) : null;
        return new Page<>(
                found.documents(),
                next == null ? null : next.encode(request, sort),
                count == null ? null : count.least(),
                count == null ? null : count.isCapped());
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
        Reading.Some found = new Reading(collection, fields, request.q(), sight).all(matching, COUNTED);
        if (found.last() != null) {
            throw Problem.badRequest("Too much is found. Search for something rarer.")
                    .field("q", "is in more than %d records".formatted(COUNTED));
        }
        return Filters.in(
                "_id",
                found.documents().stream().map(document -> document.get("_id")).toList());
    }

    /** Where the first page has everything, it is counted already. */
    private static Reading.Count count(Reading reading, Bson matching, Reading.Some found, ListRequest request) {
        int onPage = found.documents().size();
        return request.cursor() == null && found.last() == null
                ? new Reading.Count(onPage, false)
                : reading.count(matching, onPage, COUNTED);
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
}
