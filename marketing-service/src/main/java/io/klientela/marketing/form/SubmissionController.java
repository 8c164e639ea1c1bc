package io.klientela.marketing.form;

import io.klientela.events.marketing.SubmissionState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.query.Page;
import io.klientela.platform.web.History;
import io.klientela.platform.web.Records;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.Versioned;
import io.klientela.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What came in through forms, to be read. */
@RestController
@RequestMapping("/api/v1/submissions")
class SubmissionController {
    private final Records<Submission, SubmissionState> records;

    SubmissionController(Aggregates<Submission, SubmissionState> submissions, RecordsFactory with) {
        this.records = with.create(submissions);
    }

    @Operation(summary = "What came in through forms; takes filter, sort, cursor, limit, count and q")
    @GetMapping
    Page<Versioned<SubmissionState>> list(HttpServletRequest request) {
        return records.list(request.getParameterMap());
    }

    @Operation(summary = "One submission, with its version as ETag")
    @GetMapping("/{id}")
    ResponseEntity<Versioned<SubmissionState>> get(@PathVariable String id) {
        Versioned<SubmissionState> submission = records.get(id);
        return ResponseEntity.ok().eTag(Versions.tag(submission.version())).body(submission);
    }

    @Operation(summary = "The history of a submission")
    @GetMapping("/{id}/history")
    History history(@PathVariable String id) {
        return records.history(id);
    }
}
