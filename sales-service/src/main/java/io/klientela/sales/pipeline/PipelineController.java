package io.klientela.sales.pipeline;

import io.klientela.events.sales.PipelineState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.ResourceController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/pipelines")
class PipelineController extends ResourceController<Pipeline, PipelineState, PipelineInput> {
    private final PipelineUse use;

    PipelineController(Aggregates<Pipeline, PipelineState> pipelines, RecordsFactory with, PipelineUse use) {
        super(pipelines, with, PipelineInput.class);
        this.use = use;
    }

    @Override
    protected Pipeline create(String id, PipelineInput input, Stamp stamp) {
        return Pipeline.create(id, input, stamp);
    }

    @Override
    protected PipelineInput inputOf(PipelineState state) {
        return new PipelineInput(
                state.name(),
                state.isDefault(),
                state.stages().stream()
                        .map(stage -> new StageInput(stage.id(), stage.name(), stage.kind(), stage.probability()))
                        .toList());
    }

    @Override
    protected void edit(Pipeline pipeline, PipelineInput input, Stamp stamp) {
        pipeline.edit(input, use, stamp);
    }

    @Override
    protected void delete(Pipeline pipeline, Stamp stamp) {
        pipeline.delete(use);
    }
}
