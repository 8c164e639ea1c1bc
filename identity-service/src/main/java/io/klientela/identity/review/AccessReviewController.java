package io.klientela.identity.review;

import com.mongodb.client.model.Filters;
import io.klientela.events.identity.AccessDecision;
import io.klientela.events.identity.AccessReviewLineState;
import io.klientela.events.identity.AccessReviewState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.query.Page;
import io.klientela.platform.security.Access;
import io.klientela.platform.web.Creation;
import io.klientela.platform.web.History;
import io.klientela.platform.web.Problem;
import io.klientela.platform.web.Records;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.Versioned;
import io.klientela.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reviews of who may do what. */
@RestController
@RequestMapping("/api/v1/access-reviews")
class AccessReviewController {
    private static final String RESOURCE = "access-review";

    private final Records<AccessReview, AccessReviewState> reviews;
    private final Records<ReviewLine, AccessReviewLineState> lines;
    private final BeginReview begin;
    private final Decide decide;
    private final SignOff signOff;
    private final ReviewExport export;
    private final Scheduler scheduler;
    private final Access access;
    private final Stamps stamps;

    AccessReviewController(
            Aggregates<AccessReview, AccessReviewState> reviews,
            Aggregates<ReviewLine, AccessReviewLineState> lines,
            RecordsFactory with,
            BeginReview begin,
            Decide decide,
            SignOff signOff,
            ReviewExport export,
            Scheduler scheduler) {
        this.reviews = with.create(reviews);
        this.lines = with.create(lines);
        this.begin = begin;
        this.decide = decide;
        this.signOff = signOff;
        this.export = export;
        this.scheduler = scheduler;
        this.access = with.access();
        this.stamps = with.stamps();
    }

    @Operation(summary = "One page of the reviews; takes filter, sort, cursor, limit, count and q")
    @GetMapping
    Page<Versioned<AccessReviewState>> list(@Parameter(hidden = true) HttpServletRequest request) {
        return reviews.list(request.getParameterMap());
    }

    @GetMapping("/{id}")
    ResponseEntity<Versioned<AccessReviewState>> get(@PathVariable String id) {
        return answer(reviews.get(id));
    }

    @GetMapping("/{id}/history")
    History history(@PathVariable String id) {
        return reviews.history(id);
    }

    /** @param name what it is called; the day where absent @param dueOn in two weeks where absent */
    record ReviewInput(
            @Nullable @Size(max = 200) String name,
            @Nullable LocalDate dueOn) {}

    @Operation(summary = "Begin a review: a line for each role that a user or an API client holds now")
    @PostMapping
    ResponseEntity<Versioned<AccessReviewState>> post(@Valid @RequestBody ReviewInput input) {
        access.require(RESOURCE, "create");
        begin.requireNoneOpen();
        LocalDate today = scheduler.today();
        LocalDate due = Objects.requireNonNullElseGet(
                input.dueOn(), () -> today.plusDays(scheduler.schedule().state().dueDays()));
        if (due.isBefore(today)) {
            throw Problem.unprocessable("Please correct what is named below.").field("dueOn", "is in the past");
        }
        String name = input.name() == null || input.name().isBlank()
                ? Scheduler.nameOf(today)
                : input.name().strip();
        Versioned<AccessReviewState> created = reviews.create(() -> begin.create(Creation.id(), name, due, false));
        begin.complete(created.state().id());
        Versioned<AccessReviewState> open = reviews.get(created.state().id());
        return ResponseEntity.created(
                        URI.create("/api/v1/access-reviews/" + open.state().id()))
                .eTag(Versions.tag(open.version()))
                .body(open);
    }

    @Operation(summary = "The lines of a review; takes filter, sort, cursor, limit, count and q")
    @GetMapping("/{id}/lines")
    Page<Versioned<AccessReviewLineState>> lines(
            @PathVariable String id, @Parameter(hidden = true) HttpServletRequest request) {
        reviews.get(id);
        return lines.list(request.getParameterMap(), Filters.eq("state.reviewId", id));
    }

    /** @param decision {@code open} takes an earlier one back @param note why */
    record DecisionInput(
            @NotNull AccessDecision decision,
            @Nullable @Size(max = 1000) String note) {}

    @Operation(
            summary = "Keep or revoke a role; needs If-Match",
            description =
                    "To revoke takes the role away at once; to decide otherwise before the review is signed gives it"
                            + " back. Both need the right to change the user or the API client, and no more is given or taken than"
                            + " the caller may.")
    @PutMapping("/{id}/lines/{lineId}/decision")
    ResponseEntity<Versioned<AccessReviewLineState>> decide(
            @PathVariable String id,
            @PathVariable String lineId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody DecisionInput input) {
        Versioned<AccessReviewLineState> line =
                decide.decide(id, lineId, ifMatch, input.decision(), noted(input.note()));
        return ResponseEntity.ok().eTag(Versions.tag(line.version())).body(line);
    }

    /** @param note what the record is to say besides */
    record SignatureInput(@Nullable @Size(max = 1000) String note) {}

    @Operation(summary = "Sign a review in which everything is decided: nothing in it changes any more; needs If-Match")
    @PostMapping("/{id}/sign")
    ResponseEntity<Versioned<AccessReviewState>> sign(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody(required = false) @Nullable SignatureInput input) {
        return answer(signOff.sign(id, ifMatch, input == null ? null : noted(input.note())));
    }

    @Operation(summary = "Give a review up; what was revoked stays so; needs If-Match")
    @PostMapping("/{id}/cancel")
    ResponseEntity<Versioned<AccessReviewState>> cancel(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(reviews.change(id, ifMatch, "update", review -> review.cancel(stamps.now())));
    }

    @Operation(
            summary = "A review as a file",
            description =
                    "format=csv is for a spreadsheet; format=ndjson has the lines whose SHA-256 a signed review names")
    @GetMapping("/{id}/export")
    void export(
            @PathVariable String id,
            @RequestParam(defaultValue = "csv") String format,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        access.require(RESOURCE, "export");
        AccessReviewState review = reviews.get(id).state();
        boolean csv = format.equals("csv");
        if (!csv && !format.equals("ndjson")) {
            throw Problem.badRequest("The format is csv or ndjson.").field("format", "is csv or ndjson");
        }
        response.setContentType(csv ? "text/csv;charset=UTF-8" : "application/x-ndjson");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("access-review-%s.%s".formatted(id, format))
                        .build()
                        .toString());
        if (csv) {
            export.csv(review, response.getOutputStream());
        } else {
            export.ndjson(review, response.getOutputStream());
        }
    }

    private static @Nullable String noted(@Nullable String note) {
        return note == null || note.isBlank() ? null : note.strip();
    }

    private static ResponseEntity<Versioned<AccessReviewState>> answer(Versioned<AccessReviewState> review) {
        return ResponseEntity.ok().eTag(Versions.tag(review.version())).body(review);
    }
}
