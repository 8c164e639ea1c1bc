package io.klientela.reporting.leads;

import io.klientela.reporting.request.Period;
import io.klientela.reporting.request.PeriodParameters;
import io.klientela.reporting.request.ReportDesk;
import io.klientela.reporting.request.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/reports")
class LeadsSummaryController {
    private final LeadsSummaries summaries;
    private final ReportDesk desk;

    LeadsSummaryController(LeadsSummaries summaries, ReportDesk desk) {
        this.summaries = summaries;
        this.desk = desk;
    }

    @GetMapping("/leads-summary")
    @Operation(
            summary = "Leads at a glance",
            description = "Computed from the events of leads alone, over the leads that came in between from and to and"
                    + " that your roles let you see. Deleted leads never count.")
    @PeriodParameters
    LeadsSummary summary(@Parameter(hidden = true) HttpServletRequest request) {
        return desk.answer(LeadsSummary.class, request, Subject.LEADS, Period::read, summaries::of);
    }
}
