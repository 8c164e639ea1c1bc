package io.klientela.reporting.pipeline;

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
class PipelineController {
    private final PipelineReports reports;
    private final ReportDesk desk;

    PipelineController(PipelineReports reports, ReportDesk desk) {
        this.reports = reports;
        this.desk = desk;
    }

    @GetMapping("/pipeline")
    @Operation(
            summary = "What is in each stage of a pipeline",
            description =
                    "Stages in order with the number of deals, the sum of their amounts and the sum weighted by each "
                            + "deal's probability, over the deals that your roles let you see. Deleted deals never count.")
    @Parameters({
        @Parameter(
                name = "pipelineId",
                in = ParameterIn.QUERY,
                description = "by default the default pipeline",
                schema = @Schema(type = "string")),
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
                description = "ISO 4217 code of the sums; by default the currency of most deals",
                schema = @Schema(type = "string"))
    })
    PipelineReport pipeline(@Parameter(hidden = true) HttpServletRequest request) {
        return desk.answer(PipelineReport.class, request, Subject.DEALS, PipelineQuestion::read, reports::of);
    }
}
