package io.klientela.sales.pipeline;

import io.klientela.events.Topics;
import io.klientela.events.sales.PipelineEvent;
import io.klientela.events.sales.PipelineState;
import io.klientela.events.sales.Stage;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.web.Problem;
import java.util.List;

/** A way that deals take. A stage that holds deals can neither go nor change its kind. */
final class Pipeline extends Aggregate<PipelineState> {
    static final AggregateType<Pipeline, PipelineState> TYPE = AggregateType.of(
                    "pipeline", "pipelines", Topics.PIPELINES, PipelineState.class, Pipeline::new)
            .indexed("name");

    private Pipeline(String id) {
        super(id);
    }

    Pipeline(PipelineState state, long version) {
        super(state, version);
    }

    static Pipeline create(String id, PipelineInput input, Stamp stamp) {
        List<Stage> stages = StageList.of(input.stages(), List.of());
        return create(id, input.name().strip(), Boolean.TRUE.equals(input.isDefault()), stages, stamp);
    }

    static Pipeline create(String id, String name, boolean isDefault, List<Stage> stages, Stamp stamp) {
        Pipeline pipeline = new Pipeline(id);
        pipeline.record(new PipelineEvent.Created(
                new PipelineState(id, name, isDefault, stages, stamp.at(), stamp.by(), stamp.at())));
        return pipeline;
    }

    void edit(PipelineInput input, PipelineUse use, Stamp stamp) {
        boolean isDefault = input.isDefault() == null ? state().isDefault() : input.isDefault();
        if (state().isDefault() && !isDefault) {
            throw Problem.unprocessable("There is always one default pipeline. Make another one the default instead.")
                    .field("isDefault", "cannot be taken away here");
        }
        List<Stage> stages = StageList.of(input.stages(), state().stages());
        for (Stage before : state().stages()) {
            boolean stays =
                    stages.stream().anyMatch(after -> after.id().equals(before.id()) && after.kind() == before.kind());
            if (!stays) {
                refuseIfUsed(before, use.dealsInStage(before.id()));
            }
        }
        change(input.name().strip(), isDefault, stages, stamp);
    }

    private static void refuseIfUsed(Stage stage, long deals) {
        if (deals > 0) {
            throw Problem.conflict(
                            "There are %,d deals in the stage \"%s\". Move them to another stage first, then remove it."
                                    .formatted(deals, stage.name()))
                    .field("stages", "the stage %s holds %,d deals".formatted(stage.name(), deals));
        }
    }

    /** Another pipeline has become the default. */
    void stepDown(Stamp stamp) {
        change(state().name(), false, state().stages(), stamp);
    }

    private void change(String name, boolean isDefault, List<Stage> stages, Stamp stamp) {
        PipelineState before = state();
        PipelineState after = new PipelineState(
                before.id(), name, isDefault, stages, before.createdAt(), before.createdBy(), stamp.at());
        var changes = Json.changes(before, after);
        if (!changes.isEmpty()) {
            record(new PipelineEvent.Updated(after, changes));
        }
    }

    void delete(PipelineUse use) {
        if (state().isDefault()) {
            throw Problem.conflict("This is the default pipeline. Make another one the default first.");
        }
        long deals = use.dealsInPipeline(id());
        if (deals > 0) {
            throw Problem.conflict(
                    "There are %,d deals in this pipeline. Move them to another one first.".formatted(deals));
        }
        recordDeletion(new PipelineEvent.Deleted(state()));
    }
}
