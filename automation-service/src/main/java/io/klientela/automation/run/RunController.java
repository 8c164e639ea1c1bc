package io.klientela.automation.run;

import io.klientela.automation.event.Insight;
import io.klientela.automation.event.Occurrence;
import io.klientela.events.automation.RunState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.web.Problem;
import io.klientela.platform.web.ReadingController;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.Versioned;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * The log of what rules decided and did. Its status is running, succeeded or failed; skipped where the condition did not hold,
 * and suppressed where rules set one another off: these are forgotten after a week.
 */
@RestController
@RequestMapping("/api/v1/runs")
class RunController extends ReadingController<Run, RunState> {
    private final WorkList work;
    private final Stamps stamps;
    private final Insight insight;

    RunController(Aggregates<Run, RunState> runs, RecordsFactory with, WorkList work, Stamps stamps, Insight insight) {
        super(runs, with);
        this.insight = insight;
        this.work = work;
        this.stamps = stamps;
    }

    @Override
    protected Bson always() {
        return insight.aboutReadable("state.recordType");
    }

    /** A run tells of the record that its rule looked at: who may not read those may not read it. */
    @Override
    protected void requireReadable(RunState run) {
        String recordType = run.recordType();
        if (recordType != null && !insight.readsAll(recordType)) {
            throw Problem.notFound("run", run.id());
        }
    }

    /** @param event what happened. @param record its state then. @param changes what changed */
    record Inputs(JsonNode event, JsonNode record, JsonNode changes) {
        static Inputs of(Occurrence what) {
            Map<String, JsonNode> variables = what.variables();
            return new Inputs(
                    variables.getOrDefault("event", what.data()),
                    variables.getOrDefault("record", what.data()),
                    variables.getOrDefault("changes", what.data()));
        }
    }

    @Operation(summary = "What the rule saw when it decided; kept for 30 days")
    @GetMapping("/{id}/inputs")
    Inputs inputs(@PathVariable String id) {
        requireReadable(readable(id));
        return work.seenBy(id)
                .map(Inputs::of)
                .orElseThrow(() -> Problem.of(
                        org.springframework.http.HttpStatus.GONE, "What this run saw is not kept any more."));
    }

    @Operation(summary = "Try the failed steps of a run again; needs If-Match")
    @PostMapping("/{id}/retry")
    ResponseEntity<Versioned<RunState>> retry(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        requireReadable(readable(id));
        Versioned<RunState> retried = records().change(id, ifMatch, "update", run -> run.retry(stamps.now()));
        work.retry(id);
        return answer(retried);
    }
}
