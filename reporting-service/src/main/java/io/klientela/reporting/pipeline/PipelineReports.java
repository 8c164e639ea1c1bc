package io.klientela.reporting.pipeline;

import io.klientela.events.Money;
import io.klientela.platform.web.Problem;
import io.klientela.reporting.model.Cell;
import io.klientela.reporting.model.Facts;
import io.klientela.reporting.model.ModelVersion;
import io.klientela.reporting.model.Pipeline;
import io.klientela.reporting.model.Pipelines;
import io.klientela.reporting.model.ReportingSettings;
import io.klientela.reporting.pipeline.PipelineReport.Named;
import io.klientela.reporting.pipeline.PipelineReport.StageReport;
import io.klientela.reporting.request.MainCurrency;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Computes pipeline reports. */
@Component
class PipelineReports {
    private final Facts facts;
    private final Pipelines pipelines;
    private final String fallbackCurrency;

    PipelineReports(Facts facts, Pipelines pipelines, ReportingSettings settings) {
        this.facts = facts;
        this.pipelines = pipelines;
        this.fallbackCurrency = settings.currency().getCurrencyCode();
    }

    PipelineReport of(PipelineQuestion question, ModelVersion.Current current) {
        Optional<Pipeline> pipeline = pipeline(question);
        if (pipeline.isEmpty()) {
            return new PipelineReport(
                    null, fallbackCurrency, List.of(), question.visible().scope(), current.asOf());
        }
        return report(pipeline.get(), question, current);
    }

    private Optional<Pipeline> pipeline(PipelineQuestion question) {
        String id = question.pipelineId();
        if (id == null) {
            return pipelines.standard();
        }
        Pipeline asked = pipelines.find(id).orElseThrow(() -> Problem.notFound("pipeline", id));
        return Optional.of(asked);
    }

    private PipelineReport report(Pipeline pipeline, PipelineQuestion question, ModelVersion.Current current) {
        List<Cell> cells = facts.count(
                question.visible(),
                question.condition(pipeline.id()),
                "stageId",
                "stage",
                "status",
                "currency",
                "probability");
        String currency = question.currency() != null
                ? question.currency()
                : MainCurrency.of(cells).orElse(fallbackCurrency);
        Map<String, List<Cell>> byStage = cells.stream()
                .collect(Collectors.groupingBy(cell -> cell.require("stageId"), TreeMap::new, Collectors.toList()));
        List<StageReport> stages = new ArrayList<>();
        for (Pipeline.Stage stage : pipeline.stages()) {
            List<Cell> inStage = byStage.remove(stage.id());
            stages.add(report(stage, inStage == null ? List.of() : inStage, currency));
        }
        byStage.forEach((id, left) -> stages.add(report(former(id, left.getFirst()), left, currency)));
        return new PipelineReport(
                new Named(pipeline.id(), pipeline.name()),
                currency,
                List.copyOf(stages),
                question.visible().scope(),
                current.asOf());
    }

    private static Pipeline.Stage former(String id, Cell cell) {
        return new Pipeline.Stage(id, cell.require("stage"), cell.require("status"), cell.percent());
    }

    private static StageReport report(Pipeline.Stage stage, List<Cell> cells, String currency) {
        Map<String, Sum> sums = Sum.byCurrency(cells);
        Sum main = sums.getOrDefault(currency, Sum.NONE);
        return new StageReport(
                stage.id(),
                stage.name(),
                stage.kind(),
                stage.probability(),
                cells.stream().mapToLong(Cell::count).sum(),
                new Money(main.value(), currency),
                Sum.money(main.weighted(), currency),
                sums.entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(currency))
                        .map(entry -> entry.getValue().in(entry.getKey()))
                        .toList());
    }
}
