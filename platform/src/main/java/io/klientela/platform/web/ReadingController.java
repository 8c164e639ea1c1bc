package io.klientela.platform.web;

import com.mongodb.client.model.Filters;
import io.klientela.events.State;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.query.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.bson.conversions.Bson;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * How records are read, as of every resource: a list, the same as a file, one, and what happened to it.
 *
 * @param <A> the aggregate
 * @param <S> its published state, which is what readers get
 */
public abstract class ReadingController<A extends Aggregate<S>, S extends State> {
    final Records<A, S> records;
    final RecordsFactory with;

    protected ReadingController(Aggregates<A, S> aggregates, RecordsFactory with) {
        this.records = with.create(aggregates);
        this.with = with;
    }

    protected final Records<A, S> records() {
        return records;
    }

    /** What records of every list and file have to fulfil besides, as far as the current actor is concerned. */
    protected Bson always() {
        return Filters.empty();
    }

    /** Refuses with a {@link Problem} where a record may be read and still tells of what the current actor may not know. */
    protected void requireReadable(S state) {}

    @Operation(summary = "One page of the records that you may read")
    @GetMapping
    @FilterParameters
    @PageParameters
    public Page<Versioned<S>> list(@Parameter(hidden = true) HttpServletRequest request) {
        return records.list(request.getParameterMap(), always());
    }

    @Operation(
            summary = "All records that you may export, as a file",
            description = "The list with the same filter, sort and q as CSV or XLSX, streamed")
    @GetMapping("/export")
    @FilterParameters
    @ExportParameters
    public void export(
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        records.export(request.getParameterMap(), response, with.export(), always());
    }

    @Operation(summary = "One record, with its version as ETag")
    @GetMapping("/{id}")
    public ResponseEntity<Versioned<S>> get(@PathVariable String id) {
        Versioned<S> found = records.get(id);
        requireReadable(found.state());
        return answer(found);
    }

    @Operation(summary = "Who changed what in a record, newest first")
    @GetMapping("/{id}/history")
    public History history(@PathVariable String id) {
        requireReadable(records.present(id).state());
        return records.history(id);
    }

    /** A record that the current actor may read. @throws Problem 404 where there is none */
    protected final S readable(String id) {
        return records.get(id).state();
    }

    /** Whether the current actor does not get to see a field. */
    protected final boolean hides(String field) {
        return with.access().hidden(records.resource()).contains(field);
    }

    protected final Stamp stamp() {
        return with.stamps().now();
    }

    protected static <S extends State> ResponseEntity<Versioned<S>> answer(Versioned<S> resource) {
        return Versions.answer(resource);
    }
}
