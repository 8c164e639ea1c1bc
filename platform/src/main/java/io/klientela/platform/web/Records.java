package io.klientela.platform.web;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.klientela.events.State;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.DuplicateAggregate;
import io.klientela.platform.audit.ReadLog;
import io.klientela.platform.custom.CustomFields;
import io.klientela.platform.export.Export;
import io.klientela.platform.export.ExportRequest;
import io.klientela.platform.outbox.AuditLog;
import io.klientela.platform.query.Fields;
import io.klientela.platform.query.ListRequest;
import io.klientela.platform.query.Lists;
import io.klientela.platform.query.Page;
import io.klientela.platform.query.Sight;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.CurrentActor;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/** The records of one type as the current actor may see and change them. Everything that HTTP asks for goes through here. */
public final class Records<A extends Aggregate<S>, S extends State> {
    private static final int MOST_HISTORY = 200;

    private final Aggregates<A, S> aggregates;
    private final Lists lists;
    private final Access access;
    private final AuditLog audit;
    private final ReadLog reads;
    private final CustomFields customFields;

    Records(
            Aggregates<A, S> aggregates,
            Lists lists,
            Access access,
            AuditLog audit,
            ReadLog reads,
            CustomFields customFields) {
        this.customFields = customFields;
        this.audit = audit;
        this.reads = reads;
        this.aggregates = aggregates;
        this.lists = lists;
        this.access = access;
    }

    String resource() {
        return aggregates.type().resource();
    }

    /**
     * @param parameters the request's query parameters
     * @param always further conditions that the caller has no say in
     */
    public Page<Versioned<S>> list(Map<String, String[]> parameters, Bson... always) {
        return list(ListRequest.parse(parameters, fields()), always);
    }

    /** Like the other one. */
    public Page<Versioned<S>> list(ListRequest request, Bson... always) {
        Page<Versioned<S>> page = page(request, always);
        reads.listed(resource(), request.asked(), persons(page));
        return page;
    }

    private Page<Versioned<S>> page(ListRequest request, Bson... always) {
        Fields fields = fields();
        return lists.find(aggregates.collection(), fields, request, sight(), listed(always))
                .map(document -> new Versioned<>(
                        aggregates.stateOf(document), document.getLong("version"), fields.besideState(document)));
    }

    private List<String> persons(Page<Versioned<S>> page) {
        return page.items().stream()
                .flatMap(item -> aggregates.type().persons().apply(item.state()).stream())
                .distinct()
                .toList();
    }

    /** The condition of a list on documents, for sums over it. */
    public Bson matching(ListRequest request, Bson... always) {
        return lists.matching(aggregates.collection(), fields(), request, sight(), listed(always));
    }

    private Bson[] listed(Bson... always) {
        Bson[] all = Arrays.copyOf(always, always.length + 1);
        all[always.length] = aggregates.type().listed();
        return all;
    }

    /** What the current actor may filter and sort by. */
    public Fields fields() {
        return customFields.into(resource(), aggregates.type().fields()).without(access.hidden(resource()));
    }

    private Sight sight() {
        return VisibleWords.sight(
                access.filter(resource(), "read"), aggregates.type(), access.hidden(resource()), aggregates::stateOf);
    }

    /** What happened to a record, the newest first. @throws Problem 404 where there is none that the actor may read */
    public History history(String id) {
        get(id);
        return History.of(audit.of(id, MOST_HISTORY), access.hidden(resource()));
    }

    /**
     * Answers with the whole list as a file.
     *
     * @param parameters those of a list, and those of the file
     * @param always further conditions that the caller has no say in
     */
    public void export(Map<String, String[]> parameters, HttpServletResponse response, Export export, Bson... always)
            throws IOException {
        export(parameters, response, export, new Lines<>(fields().columns(), item -> List.of(item)), always);
    }

    /**
     * What a record is in a file.
     *
     * @param columns that there are
     * @param of the lines of a record, one below the other
     */
    public record Lines<S extends State>(Collection<String> columns, Function<Versioned<S>, List<?>> of) {}

    /** Like the other one, of records that are more than one line. */
    public void export(
            Map<String, String[]> parameters,
            HttpServletResponse response,
            Export export,
            Lines<S> lines,
            Bson... always)
            throws IOException {
        ListRequest request = ListRequest.parse(parameters, fields(), ExportRequest.PARAMETERS.toArray(String[]::new));
        ExportRequest file = ExportRequest.of(parameters, lines.columns());
        Bson[] conditions = Arrays.copyOf(always, always.length + 1);
        conditions[always.length] = access.filter(resource(), "export");
        UnaryOperator<JsonNode> labelled = new CustomLabels(customFields.of(resource()));
        export.answer(response, file, aggregates.type().collection(), labelled, cursor -> {
            Page<Versioned<S>> page = page(request.from(cursor), conditions);
            reads.exported(resource(), request.asked(), persons(page));
            List<Object> all = page.items().stream()
                    .<Object>flatMap(item -> lines.of().apply(item).stream())
                    .toList();
            return new Page<>(all, page.nextCursor(), null, null);
        });
    }

    /**
     * Hands over everything that a list finds and the current actor may export, page by page.
     *
     * @param each takes a page; what is wrong with the request shows before the first one
     */
    public void export(Map<String, String[]> parameters, Consumer<List<S>> each, String... others) {
        ListRequest request = ListRequest.parse(parameters, fields(), others);
        Bson mayExport = access.filter(resource(), "export");
        String cursor = null;
        do {
            Page<Versioned<S>> page = page(request.from(cursor), mayExport);
            reads.exported(resource(), request.asked(), persons(page));
            each.accept(page.items().stream().map(Versioned::state).toList());
            cursor = page.nextCursor();
        } while (cursor != null);
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
        return change(id, expected(id, ifMatch, action), action, command).after();
    }

    /** A record before and after a change. */
    record Changed<S extends State>(Versioned<S> before, Versioned<S> after) {}

    /** @param expected the version that the caller has seen, or null where any will do */
    Changed<S> change(String id, @Nullable Long expected, String action, Consumer<A> command) {
        Set<String> unwritable = access.unwritable(resource());
        AtomicReference<Versioned<S>> found = new AtomicReference<>();
        A changed = aggregates.change(
                id, expected, aggregate -> access.requireOn(resource(), action, aggregate.state()), aggregate -> {
                    Versioned<S> before = versioned(aggregate);
                    found.set(before);
                    command.accept(aggregate);
                    FieldGuard.refuseChanges(unwritable, before.state(), aggregate.state());
                });
        return new Changed<>(Objects.requireNonNull(found.get()), versioned(changed));
    }

    /** Brings a deleted record back for somebody who may delete it. */
    void revive(String id, Consumer<A> command) {
        aggregates.revive(id, aggregate -> access.requireOn(resource(), "delete", aggregate.state()), command);
    }

    /** As it is, for a change; nobody gets to read it. @throws Problem 404 where there is none that the actor may read */
    Versioned<S> present(String id) {
        A aggregate = aggregates.get(id);
        access.requireOn(resource(), "read", aggregate.state());
        return versioned(aggregate);
    }

    long count(ListRequest request) {
        return aggregates.collection().countDocuments(matching(request));
    }

    /** The ids of a list, in their order. @param after null from the beginning */
    List<String> ids(ListRequest request, @Nullable String after, int most) {
        Bson matching = matching(request);
        List<String> ids = new ArrayList<>();
        aggregates
                .collection()
                .find(after == null ? matching : Filters.and(matching, Filters.gt("_id", after)))
                .sort(Sorts.ascending("_id"))
                .projection(Projections.include("_id"))
                .limit(most)
                .forEach(document -> ids.add(document.getString("_id")));
        return ids;
    }

    /** Refuses what names a field that the current actor does not see, whether or not it would change it. */
    void refuseHidden(Collection<String> named) {
        Set<String> hidden = access.hidden(resource());
        named.stream().filter(hidden::contains).findFirst().ifPresent(field -> {
            throw FieldGuard.refusal(field);
        });
    }

    /** Refuses a new record that fills in what the current actor may not. */
    void refuseFilledIn(Object input) {
        FieldGuard.refuseFilled(access.unwritable(resource()), input);
    }

    /** Permission comes before the version: who may not see a record learns nothing of it. */
    long expected(String id, @Nullable String ifMatch, String action) {
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
