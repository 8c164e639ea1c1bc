package io.klientela.reporting.tickets;

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
class TicketsSummaryController {
    private final TicketsSummaries summaries;
    private final ReportDesk desk;

    TicketsSummaryController(TicketsSummaries summaries, ReportDesk desk) {
        this.summaries = summaries;
        this.desk = desk;
    }

    @GetMapping("/tickets-summary")
    @Operation(
            summary = "Tickets at a glance",
            description =
                    "Computed from the events of tickets alone, over the tickets that were opened between from and to"
                            + " and that your roles let you see. Deleted and merged tickets never count.")
    @PeriodParameters
    TicketsSummary summary(@Parameter(hidden = true) HttpServletRequest request) {
        return desk.answer(TicketsSummary.class, request, Subject.TICKETS, Period::read, summaries::of);
    }
}
