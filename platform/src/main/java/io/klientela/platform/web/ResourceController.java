package io.klientela.platform.web;

import io.klientela.events.State;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.bulk.BulkRequest;
import io.klientela.platform.bulk.BulkView;
import io.klientela.platform.security.CurrentActor;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.net.URI;
import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API of a resource as every resource has it. A service extends it, says what its input is and how the input becomes
 * commands, and adds the resource's own actions with {@link #change}.
 *
 * @param <A> the aggregate
 * @param <S> its published state, which is what readers get
 * @param <I> what may be written of it, a record with Bean Validation's annotations
 */
public abstract class ResourceController<A extends Aggregate<S>, S extends State, I> extends ReadingController<A, S> {
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private final Class<I> inputType;
    private final String path;
    private final BulkRecords<A, S, I> bulk;

    @SuppressWarnings("this-escape") // nobody asks for bulk changes before the service has started
    protected ResourceController(Aggregates<A, S> aggregates, RecordsFactory with, Class<I> inputType) {
        super(aggregates, with);
        this.inputType = inputType;
        this.path = "/api/v1/" + aggregates.type().collection() + "/";
        this.bulk = new BulkRecords<>(aggregates.type().collection(), records, with, inputType, this);
        with.bulks().add(bulk);
    }

    protected abstract A create(String id, I input, Stamp stamp);

    final void requireCreate() {
        with.access().require(records.resource(), "create");
    }

    /** Refuses who may neither change nor delete any record. */
    final void requireBulk() {
        if (with.access()
                .scope(CurrentActor.get(), records.resource(), "delete")
                .isEmpty()) {
            with.access().require(records.resource(), "update");
        }
    }

    /** The present state in the form of an input: what a merge patch is applied to. */
    protected abstract I inputOf(S state);

    protected abstract void edit(A aggregate, I input, Stamp stamp);

    /** Deletes it, or refuses with a {@link Problem}. */
    protected abstract void delete(A aggregate, Stamp stamp);

    /** Whether {@link #revive} does so. */
    protected boolean revives() {
        return false;
    }

    /** Brings a deleted one back as it was, where a resource can. */
    protected void revive(A aggregate, Stamp stamp) {
        throw Problem.conflict("A deleted %s cannot be brought back.".formatted(records.resource()));
    }

    @Operation(summary = "Create a record")
    @PostMapping
    public ResponseEntity<Versioned<S>> post(@Valid @RequestBody I input) {
        records.refuseFilledIn(input);
        Versioned<S> created =
                records.create(() -> create(Creation.id(), input, with.stamps().now()));
        return ResponseEntity.created(URI.create(path + created.state().id()))
                .eTag(Versions.tag(created.version()))
                .body(created);
    }

    @Operation(
            summary = "Change a record",
            description = "JSON merge patch on what may be written; needs the ETag that you have seen as If-Match")
    @PatchMapping(
            value = "/{id}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
    public ResponseEntity<Versioned<S>> patch(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ObjectNode patch) {
        records.refuseHidden(patch.propertyNames());
        return writing(
                patch.propertyNames(),
                () -> change(id, ifMatch, "update", aggregate -> {
                    I input = MergePatch.apply(with.mapper(), patch, inputOf(aggregate.state()), inputType);
                    check(input);
                    edit(aggregate, input, with.stamps().now());
                }));
    }

    /** Carries out what writes these fields of a record; where it must not cross with another one, it waits for its turn. */
    protected <T> T writing(Collection<String> fields, Supplier<T> write) {
        return write.get();
    }

    @Operation(summary = "Delete a record; needs If-Match")
    @DeleteMapping("/{id}")
    public ResponseEntity<Void> delete(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        records.change(
                id,
                ifMatch,
                "delete",
                aggregate -> delete(aggregate, with.stamps().now()));
        return ResponseEntity.noContent().build();
    }

    @Operation(
            summary = "Change or delete many records",
            description = "Named by up to 1,000 ids, or by a filter with the number of records that it finds, which a"
                    + " preview tells. Each record is changed like a single one, with its permissions and checks. Answers"
                    + " 200 when it is done, 202 while it goes on in the background.")
    @PostMapping("/bulk")
    public ResponseEntity<Object> bulk(@Valid @RequestBody BulkRequest request) {
        if (Boolean.TRUE.equals(request.preview())) {
            return ResponseEntity.ok(with.bulks().count(bulk, request));
        }
        BulkView view = with.bulks().begin(bulk, request, Creation.id());
        return ResponseEntity.status(view.isOver() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .location(URI.create(path + "bulk/" + view.id()))
                .body(view);
    }

    @Operation(summary = "How far a bulk change of yours has come")
    @GetMapping("/bulk/{bulkId}")
    public BulkView bulk(@PathVariable String bulkId) {
        return with.bulks().get(bulk, bulkId);
    }

    @Operation(summary = "The records that a bulk change of yours was refused for, with the reasons")
    @GetMapping("/bulk/{bulkId}/refusals")
    public BulkView.Refusals bulkRefusals(
            @PathVariable String bulkId, @RequestParam(required = false) @Nullable String cursor) {
        return with.bulks().refusals(bulk, bulkId, cursor);
    }

    @Operation(summary = "Stop a bulk change of yours; what was changed stays so")
    @PostMapping("/bulk/{bulkId}/cancel")
    public BulkView cancelBulk(@PathVariable String bulkId) {
        return with.bulks().cancel(bulk, bulkId);
    }

    @Operation(summary = "Take a bulk change of yours back, save what was changed again since")
    @PostMapping("/bulk/{bulkId}/undo")
    public BulkView undoBulk(@PathVariable String bulkId) {
        return with.bulks().undo(bulk, bulkId);
    }

    /** Carries out an action of the resource's own under the caller's If-Match. */
    protected final ResponseEntity<Versioned<S>> change(
            String id, @Nullable String ifMatch, String action, Consumer<A> command) {
        return answer(records.change(id, ifMatch, action, command));
    }

    /** Refuses a change that will be refused, before anything is made ready for it. */
    protected final void requireUpdate(String id, @Nullable String ifMatch) {
        records.expected(id, ifMatch, "update");
        records.present(id);
    }

    final void check(I input) {
        Set<ConstraintViolation<I>> violations = VALIDATOR.validate(input);
        if (!violations.isEmpty()) {
            Problem problem = Problem.unprocessable("Please correct what is named below.");
            violations.forEach(
                    violation -> problem.field(violation.getPropertyPath().toString(), violation.getMessage()));
            throw problem;
        }
    }
}
