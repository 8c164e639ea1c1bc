package io.klientela.sales.pipeline;

/** Tells how many deals there are in a stage or a pipeline. */
public interface PipelineUse {
    long dealsInStage(String stageId);

    long dealsInPipeline(String pipelineId);
}
