package io.klientela.marketing.form;

import io.klientela.events.marketing.SubmissionState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.web.ReadingController;
import io.klientela.platform.web.RecordsFactory;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What came in through forms, to be read. */
@Tag(name = "Submissions", description = "What came in through forms")
@RestController
@RequestMapping("/api/v1/submissions")
class SubmissionController extends ReadingController<Submission, SubmissionState> {

    SubmissionController(Aggregates<Submission, SubmissionState> submissions, RecordsFactory with) {
        super(submissions, with);
    }
}
