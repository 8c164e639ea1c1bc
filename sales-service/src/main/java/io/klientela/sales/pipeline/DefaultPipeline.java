package io.klientela.sales.pipeline;

import com.mongodb.client.model.Filters;
import io.klientela.events.Topics;
import io.klientela.events.sales.DealStatus;
import io.klientela.events.sales.PipelineState;
import io.klientela.events.sales.Stage;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.DuplicateAggregate;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.consume.Projection;
import io.klientela.platform.consume.Received;
import io.klientela.platform.start.StartupTask;
import io.klientela.platform.web.Problem;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Sees to it that there is one default pipeline: ships the first one, and has the others step down when one becomes the
 * default. That happens after the event, because a write changes one aggregate only.
 */
@Component
class DefaultPipeline implements StartupTask, Projection {
    /** The same in every instance and installation, so that those that start at the same time make one. */
    static final String ID = "01890a5d-ac96-774b-bcce-b302099a8000";

    private static final List<Stage> STAGES = List.of(
            new Stage("01890a5d-ac96-774b-bcce-b302099a8001", "Prospecting", DealStatus.OPEN, 10),
            new Stage("01890a5d-ac96-774b-bcce-b302099a8002", "Engaging", DealStatus.OPEN, 50),
            new Stage("01890a5d-ac96-774b-bcce-b302099a8003", "Won", DealStatus.WON, 100),
            new Stage("01890a5d-ac96-774b-bcce-b302099a8004", "Lost", DealStatus.LOST, 0));

    private final Aggregates<Pipeline, PipelineState> pipelines;
    private final Stamps stamps;

    DefaultPipeline(Aggregates<Pipeline, PipelineState> pipelines, Stamps stamps) {
        this.pipelines = pipelines;
        this.stamps = stamps;
    }

    @Override
    public void run() {
        if (pipelines.findAll(Filters.empty()).isEmpty()) {
            try {
                pipelines.add(Pipeline.create(ID, "Sales", true, STAGES, stamps.now()));
            } catch (DuplicateAggregate e) {
                // Another instance was faster.
            }
        }
    }

    @Override
    public String name() {
        return "default-pipeline";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.PIPELINES);
    }

    @Override
    public void apply(List<Received> events) {
        pipelines.findAll(Filters.eq("state.isDefault", true)).stream()
                .sorted(Pipelines.LAST.reversed())
                .skip(1)
                .forEach(this::stepDown);
    }

    private void stepDown(Pipeline former) {
        try {
            pipelines.change(former.id(), former.version(), pipeline -> pipeline.stepDown(stamps.now()));
        } catch (Problem e) {
            // One that has changed meanwhile has an event to come, and is judged again then.
            if (e.status() != HttpStatus.PRECONDITION_FAILED) {
                throw e;
            }
        }
    }

    @Override
    public void clear() {
        // Nothing is kept.
    }
}
