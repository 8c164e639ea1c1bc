package io.klientela.platform.aggregate;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import io.klientela.events.Event;
import io.klientela.events.EventTypes;
import io.klientela.events.State;
import io.klientela.platform.Ids;
import io.klientela.platform.Json;
import io.klientela.platform.Trace;
import io.klientela.platform.audit.Changes;
import io.klientela.platform.audit.Origin;
import io.klientela.platform.outbox.Instance;
import io.klientela.platform.outbox.OutboxEntry;
import io.klientela.platform.outbox.OutboxFields;
import io.klientela.platform.query.SearchText;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The form of an aggregate's document: its state, its version, the words that find it, its outbox and its lease. */
final class AggregateDocuments<A extends Aggregate<S>, S extends State> {
    /** The id of the newest event. */
    static final String LAST_EVENT = "lastEvent";

    static final Document WITHOUT_OUTBOX = new Document(OutboxFields.ENTRIES, 0).append("search", 0);
    static final Bson FULL = Filters.or(
            Filters.exists(OutboxFields.ENTRIES + "." + (OutboxFields.MOST_ENTRIES - 1)),
            Filters.gte(OutboxFields.BYTES, OutboxFields.MOST_BYTES));

    private final AggregateType<A, S> type;
    private final StateMapper mapper;
    private final Instance instance;
    private final Clock clock;
    private final Supplier<String> actor;

    AggregateDocuments(
            AggregateType<A, S> type, StateMapper mapper, Instance instance, Clock clock, Supplier<String> actor) {
        this.type = type;
        this.mapper = mapper;
        this.instance = instance;
        this.clock = clock;
        this.actor = actor;
    }

    S state(Document document) {
        return mapper.read(type.stateClass(), document.get("state", Document.class));
    }

    A restore(Document document) {
        return type.restore().apply(state(document), document.getLong("version"));
    }

    Document insert(A aggregate) {
        List<OutboxEntry> entries = entries(aggregate);
        return marked(aggregate.state(), new Document("_id", aggregate.id()))
                .append("version", aggregate.version())
                .append("state", mapper.write(aggregate.state()))
                .append("search", searchTokens(aggregate.state()))
                .append(OutboxFields.ENTRIES, documents(entries))
                .append(OutboxFields.BYTES, bytes(entries))
                .append(OutboxFields.PENDING, true)
                .append(OutboxFields.OWNER, instance.id())
                .append(OutboxFields.UNTIL, leaseEnd())
                .append(OutboxFields.TOKEN, 1L)
                .append(LAST_EVENT, entries.getLast().id());
    }

    /** Matches only the document that was read, with room in its outbox and the lease where it was. */
    Bson compare(A aggregate, Lease lease) {
        List<Bson> conditions = new ArrayList<>(List.of(
                Filters.eq("_id", aggregate.id()),
                Filters.eq("version", aggregate.loadedVersion()),
                Filters.exists(OutboxFields.ENTRIES + "." + (OutboxFields.MOST_ENTRIES - 1), false),
                Filters.lt(OutboxFields.BYTES, OutboxFields.MOST_BYTES)));
        conditions.add(Filters.eq(OutboxFields.TOKEN, lease.token()));
        if (isElsewhere(lease)) {
            conditions.add(Filters.eq(OutboxFields.OWNER, lease.owner()));
        }
        return Filters.and(conditions);
    }

    /**
     * The whole transaction: state, version and events, and the lease to publish them where it is free. A lease that
     * another instance holds stays with it: it sees the new entries before it lets go.
     */
    Document set(A aggregate, Lease lease) {
        List<OutboxEntry> entries = entries(aggregate);
        Instant now = clock.instant();
        Document set = marked(
                        aggregate.state(),
                        new Document(LAST_EVENT, entries.getLast().id()))
                .append("state", mapper.write(aggregate.state()))
                .append("search", searchTokens(aggregate.state()))
                .append(OutboxFields.PENDING, true);
        Document increment =
                new Document("version", (long) aggregate.recorded().size()).append(OutboxFields.BYTES, bytes(entries));
        if (!isElsewhere(lease)) {
            set.append(OutboxFields.OWNER, instance.id()).append(OutboxFields.UNTIL, leaseEnd());
            if (lease.isFree(now)) {
                increment.append(OutboxFields.TOKEN, 1L);
            }
        }
        if (aggregate.isDeleted()) {
            set.append("deletedAt", Date.from(now));
        }
        Document update = new Document("$set", set);
        if (aggregate.isReturned()) {
            update.append("$unset", new Document("deletedAt", ""));
        }
        return update.append("$inc", increment)
                .append("$push", new Document(OutboxFields.ENTRIES, new Document("$each", documents(entries))));
    }

    /** One write of many, and the event that tells afterwards whether it arrived. */
    record Write(WriteModel<Document> model, String lastEvent) {}

    Write write(A aggregate, Lease lease) {
        if (aggregate.loadedVersion() == 0) {
            Document document = insert(aggregate);
            return new Write(new InsertOneModel<>(document), document.getString(LAST_EVENT));
        }
        Document set = set(aggregate, lease);
        return new Write(
                new UpdateOneModel<>(compare(aggregate, lease), set),
                set.get("$set", Document.class).getString(LAST_EVENT));
    }

    private Document marked(S state, Document document) {
        Marks<S> marks = type.marks();
        return marks == null
                ? document
                : document.append(marks.place(), marks.of().apply(state));
    }

    private boolean isElsewhere(Lease lease) {
        Instant now = clock.instant();
        return !lease.isFree(now) && !lease.isHeldBy(instance, now);
    }

    private List<OutboxEntry> entries(A aggregate) {
        List<OutboxEntry> entries = new ArrayList<>();
        Instant at = clock.instant();
        long sequence = aggregate.loadedVersion();
        S before = aggregate.loadedState();
        int written = 0;
        for (Event<S> event : aggregate.recorded()) {
            entries.add(new OutboxEntry(
                    Ids.next(),
                    EventTypes.nameOf(event.getClass()),
                    ++sequence,
                    at,
                    actor.get(),
                    Trace.current(),
                    Json.mapper().writeValueAsString(event),
                    origin(
                            aggregate,
                            before,
                            event,
                            ++written == aggregate.recorded().size())));
            before = event.state();
        }
        return entries;
    }

    /** For the audit log: of what was created, the event says it all. */
    private static <S extends State> Document origin(
            Aggregate<S> aggregate, @Nullable S before, Event<S> event, boolean last) {
        Document origin = Origin.current().toDocument();
        if (before != null) {
            boolean removed = last && aggregate.isDeleted();
            origin.append("changes", Changes.between(before, removed ? null : event.state()));
        }
        return origin;
    }

    private List<String> searchTokens(S state) {
        return SearchText.tokens(type.searchTexts().apply(state).stream()
                .filter(Objects::nonNull)
                .toList());
    }

    private static List<Document> documents(List<OutboxEntry> entries) {
        return entries.stream().map(OutboxEntry::toDocument).toList();
    }

    private static long bytes(List<OutboxEntry> entries) {
        return entries.stream().mapToLong(OutboxEntry::size).sum();
    }

    private Date leaseEnd() {
        return Date.from(clock.instant().plus(instance.lease()));
    }
}
