package io.klientela.platform.reference;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.klientela.events.State;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.Aggregates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Records that name one contact at most, in {@code contactId}. */
public abstract class NamesOneContact<A extends Aggregate<S>, S extends State> implements NamesContacts {
    private final Aggregates<A, S> aggregates;
    private final @Nullable String address;

    /** @param address the field with the address that a record came from, or went to; null where there is none */
    protected NamesOneContact(Aggregates<A, S> aggregates, @Nullable String address) {
        this.aggregates = aggregates;
        this.address = address;
    }

    protected abstract @Nullable String contactOf(S state);

    /** Lets the record name this contact. */
    protected abstract void give(A record, String contactId);

    @Override
    public final String name() {
        return aggregates.type().collection();
    }

    @Override
    public final Collection<String> naming(String contactId) {
        return ids(Filters.eq("state.contactId", contactId));
    }

    @Override
    public final Optional<Place> place(String recordId, String contactId) {
        return aggregates
                .find(recordId)
                .filter(record -> contactId.equals(contactOf(record.state())))
                .map(record -> new Place(null));
    }

    @Override
    public final void move(String recordId, Move move) {
        aggregates.changeAll(Filters.eq("_id", recordId), record -> {
            if (move.fromId().equals(contactOf(record.state()))) {
                give(record, move.toId());
            }
        });
    }

    @Override
    public final Collection<String> cameFrom(String contactId, Collection<String> addresses, Instant since) {
        return address == null
                ? List.of()
                : aggregates
                        .findAll(Filters.and(
                                Filters.eq("state.contactId", contactId), Filters.in("state." + address, addresses)))
                        .stream()
                        .filter(record -> !record.state().createdAt().isBefore(since))
                        .map(Aggregate::id)
                        .toList();
    }

    private List<String> ids(Bson which) {
        return aggregates
                .collection()
                .find(Filters.and(which, Filters.exists("deletedAt", false)))
                .projection(Projections.include("_id"))
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
    }
}
