package io.klientela.platform.web;

import io.klientela.events.State;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.DuplicateAggregate;
import io.klientela.platform.audit.ReadLog;
import io.klientela.platform.query.ListRequest;
import io.klientela.platform.query.Lists;
import io.klientela.platform.query.Page;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.CurrentActor;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The records of one type as the current actor may see and change them. Everything that HTTP asks for goes through here. */
public final class Records<A extends Aggregate<S>, S extends State> {
    private final Aggregates<A, S> aggregates;
    private final Lists lists;
    private final Access access;
    private final ReadLog reads;

    Records(Aggregates<A, S> aggregates, Lists lists, Access access, ReadLog reads) {
        this.aggregates = aggregates;
        this.lists = lists;
        this.access = access;
        this.reads = reads;
    }

    String resource() {
        return aggregates.type().resource();
    }

    /** @param parameters the request's query parameters */
    public Page<Versioned<S>> list(Map<String, String[]> parameters) {
        ListRequest request = ListRequest.parse(parameters, aggregates.type().fields());
        Page<Versioned<S>> page = lists.find(
                        aggregates.collection(), aggregates.type().fields(), request, access.filter(resource(), "read"))
                .map(document -> new Versioned<>(aggregates.stateOf(document), document.getLong("version")));
        reads.listed(
                resource(),
                request.asked(),
                page.items().stream()
                        .flatMap(item -> aggregates.type().persons().apply(item.state()).stream())
                        .distinct()
                        .toList());
        return page;
    }

    /** @throws Problem 404 where there is none that the actor may read */
    public Versioned<S> get(String id) {
        A aggregate = aggregates.get(id);
        access.requireOn(resource(), "read", aggregate.state());
        reads.viewed(resource(), id, aggregates.type().persons().apply(aggregate.state()));
        return versioned(aggregate);
    }

    /** The outcome of a creation that may have been carried out before under the same Idempotency-Key. */
    public Versioned<S> create(Supplier<A> creation) {
        access.require(resource(), "create");
        A created = creation.get();
        if (!access.permits(CurrentActor.get(), resource(), "create", created.state())) {
            throw Problem.of(
                    HttpStatus.FORBIDDEN,
                    "None of your roles lets you create a %s for this owner and team.".formatted(resource()));
        }
        try {
            return versioned(aggregates.add(created));
        } catch (DuplicateAggregate e) {
            if (Creation.reserved().isEmpty()) {
                throw e;
            }
            return versioned(aggregates.get(created.id()));
        }
    }

    /** @param ifMatch the request's If-Match header */
    public Versioned<S> change(String id, @Nullable String ifMatch, String action, Consumer<A> command) {
        return versioned(aggregates.change(id, expected(id, ifMatch, action), aggregate -> {
            access.requireOn(resource(), action, aggregate.state());
            command.accept(aggregate);
        }));
    }

    /** Permission comes before the version: who may not see a record learns nothing of it. */
    private long expected(String id, @Nullable String ifMatch, String action) {
        access.require(resource(), action);
        if (ifMatch == null) {
            access.requireOn(resource(), action, aggregates.get(id).state());
        }
        return Versions.required(ifMatch);
    }

    private static <S extends State> Versioned<S> versioned(Aggregate<S> aggregate) {
        return new Versioned<>(aggregate.state(), aggregate.version());
    }
}
