package io.klientela.contacts.consent;

import io.klientela.events.contacts.ConsentEntry;
import io.klientela.events.contacts.ConsentState;
import io.klientela.platform.Ids;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.export.Export;
import io.klientela.platform.query.Page;
import io.klientela.platform.security.Access;
import io.klientela.platform.web.Creation;
import io.klientela.platform.web.ExportParameters;
import io.klientela.platform.web.FilterParameters;
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
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The ledger to be read and added to. There is no operation that changes or deletes what it says. */
@RestController
@RequestMapping("/api/v1/consents")
class ConsentController {
    private static final int MOST = 1_000;

    private final Records<ConsentPage, ConsentState> records;
    private final RecordConsent recording;
    private final Export export;
    private final Access access;

    ConsentController(Aggregates<ConsentPage, ConsentState> pages, RecordsFactory with, RecordConsent recording) {
        this.records = with.create(pages);
        this.recording = recording;
        this.export = with.export();
        this.access = with.access();
    }

    @Operation(summary = "Pages of the ledger of consents; takes filter, sort, cursor, limit, count and q")
    @GetMapping
    Page<Versioned<ConsentState>> list(HttpServletRequest request) {
        return records.list(request.getParameterMap());
    }

    @Operation(
            summary = "The entries of the ledger that you may export, as a file",
            description =
                    "A line for each entry, with whose it is and what shows it; of the pages that filter and q find")
    @GetMapping("/export")
    @FilterParameters
    @ExportParameters
    void export(
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        Set<String> hidden = access.hidden("consent");
        if (hidden.contains("entries")) {
            throw Problem.of(HttpStatus.FORBIDDEN, "None of your roles lets you see the entries of the ledger.");
        }
        records.export(
                request.getParameterMap(),
                response,
                export,
                new Records.Lines<>(LedgerLine.FIELDS, page -> LedgerLine.of(page.state(), hidden)));
    }

    @Operation(summary = "One page of the ledger, with its version as ETag")
    @GetMapping("/{id}")
    ResponseEntity<Versioned<ConsentState>> get(@PathVariable String id) {
        Versioned<ConsentState> page = records.get(id);
        return ResponseEntity.ok().eTag(Versions.tag(page.version())).body(page);
    }

    @Operation(summary = "The audit trail of a page of the ledger, newest first")
    @GetMapping("/{id}/history")
    History history(@PathVariable String id) {
        return records.history(id);
    }

    /** @param pageId where it was entered */
    record Entered(String pageId, ConsentEntry entry) {}

    @Operation(
            summary = "Enter what a person has decided",
            description = "An entry is never changed; a wrong one is corrected by another one that names it.")
    @PostMapping
    ResponseEntity<Entered> post(@Valid @RequestBody ConsentInput input) {
        access.require("consent", "create");
        Entered entered = enter(Creation.id(), input);
        return ResponseEntity.created(URI.create("/api/v1/consents/" + entered.pageId()))
                .body(entered);
    }

    private Entered enter(String id, ConsentInput input) {
        ConsentState page = recording.record(id, input);
        return new Entered(page.id(), ConfirmationMails.entry(page, id).orElseThrow());
    }

    /** Up to 1,000 decisions. */
    record Batch(@NotEmpty @Size(max = MOST) List<@Valid @NotNull ConsentInput> items) {}

    /** What came of one of them. @param status as if it had been sent alone */
    record Outcome(
            int status,
            @Nullable Entered entered,
            @Nullable String detail,
            @Nullable List<Problem.FieldError> errors) {}

    /** In the order in which they came. */
    record Outcomes(List<Outcome> items) {}

    @Operation(summary = "Enter up to 1,000 decisions, each for itself", description = "As an import does.")
    @PostMapping("/batch")
    Outcomes batch(@Valid @RequestBody Batch batch) {
        access.require("consent", "create");
        List<Outcome> outcomes = new ArrayList<>();
        for (ConsentInput input : batch.items()) {
            try {
                outcomes.add(new Outcome(HttpStatus.CREATED.value(), enter(Ids.next(), input), null, null));
            } catch (Problem e) {
                if (e.status().is5xxServerError()) {
                    throw e;
                }
                outcomes.add(new Outcome(e.status().value(), null, e.detail(), e.errors()));
            }
        }
        return new Outcomes(outcomes);
    }
}
