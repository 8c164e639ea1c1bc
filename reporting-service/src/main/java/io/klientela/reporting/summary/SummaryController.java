package io.klientela.reporting.summary;

import io.klientela.reporting.request.ReportDesk;
import io.klientela.reporting.request.Subject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/reports")
class SummaryController {
    private final Summaries summaries;
    private final ReportDesk desk;

    SummaryController(Summaries summaries, ReportDesk desk) {
        this.summaries = summaries;
        this.desk = desk;
    }

    @GetMapping("/sales-summary")
    @Operation(
            summary = "Sales at a glance",
            description = "Computed from the events of deals alone, over the deals that your roles let you see. "
                    + "from and to bound the closing day of won and lost deals, and so every figure about them "
                    + "(won, lost, wonValue, winRate, wonValueByMonth, topOwners, otherCurrencies); "
                    + "open deals count in any case. Deleted deals never count. "
                    + "Counts cover every currency; sums are in one, the others' won value is listed beside it.")
    @Parameters({
        @Parameter(
                name = "pipelineId",
                in = ParameterIn.QUERY,
                description = "deals of this pipeline only",
                schema = @Schema(type = "string")),
        @Parameter(
                name = "from",
                in = ParameterIn.QUERY,
                description = "won and lost deals closed on this day or later",
                schema = @Schema(type = "string", format = "date")),
        @Parameter(
                name = "to",
                in = ParameterIn.QUERY,
                description = "won and lost deals closed on this day or earlier",
                schema = @Schema(type = "string", format = "date")),
        @Parameter(
                name = "ownerId",
                in = ParameterIn.QUERY,
                description = "deals of this user only",
                schema = @Schema(type = "string")),
        @Parameter(
                name = "teamId",
                in = ParameterIn.QUERY,
                description = "deals of this team only",
                schema = @Schema(type = "string")),
        @Parameter(
                name = "currency",
                in = ParameterIn.QUERY,
                description = "ISO 4217 code of the sums; by default the currency with most won deals",
                schema = @Schema(type = "string"))
    })
    SalesSummary summary(@Parameter(hidden = true) HttpServletRequest request) {
        return desk.answer(SalesSummary.class, request, Subject.DEALS, SummaryQuestion::read, summaries::of);
    }
}
