package io.klientela.reporting.campaigns;

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
class CampaignsSummaryController {
    private final CampaignsSummaries summaries;
    private final ReportDesk desk;

    CampaignsSummaryController(CampaignsSummaries summaries, ReportDesk desk) {
        this.summaries = summaries;
        this.desk = desk;
    }

    @GetMapping("/campaigns-summary")
    @Operation(
            summary = "Campaigns at a glance",
            description =
                    "Computed from the events of campaigns alone, over the campaigns that began between from and to"
                            + " and that your roles let you see. Deleted campaigns never count, nor do those that have not begun.")
    @PeriodParameters
    CampaignsSummary summary(@Parameter(hidden = true) HttpServletRequest request) {
        return desk.answer(CampaignsSummary.class, request, Subject.CAMPAIGNS, Period::read, summaries::of);
    }
}
