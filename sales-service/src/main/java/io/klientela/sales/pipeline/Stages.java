package io.klientela.sales.pipeline;

import io.klientela.events.sales.DealStatus;
import io.klientela.events.sales.PipelineState;
import io.klientela.events.sales.Stage;
import io.klientela.platform.reference.NameKey;
import io.klientela.platform.web.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The stages of one pipeline: open ones in order, then one where deals are won and one where they are lost. */
public record Stages(PipelineState pipeline) {

    public String pipelineId() {
        return pipeline.id();
    }

    public List<Stage> open() {
        return pipeline.stages().stream()
                .filter(stage -> stage.kind() == DealStatus.OPEN)
                .toList();
    }

    /** Where a deal begins. */
    public Stage first() {
        return open().getFirst();
    }

    public Stage won() {
        return of(DealStatus.WON);
    }

    public Stage lost() {
        return of(DealStatus.LOST);
    }

    private Stage of(DealStatus kind) {
        return pipeline.stages().stream()
                .filter(stage -> stage.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    public Optional<Stage> find(String id) {
        return pipeline.stages().stream().filter(stage -> stage.id().equals(id)).findFirst();
    }

    /** The stage that people call so, whatever its case and punctuation. */
    public Optional<Stage> named(String name) {
        return pipeline.stages().stream()
                .filter(stage -> NameKey.of(stage.name()).equals(NameKey.of(name)))
                .findFirst();
    }

    /** @throws Problem 422 that names the field and the stages that there are */
    public Stage require(String id, String field) {
        return find(id).orElseThrow(() -> Problem.unprocessable(
                        "The pipeline \"%s\" has no stage with the id %s.".formatted(pipeline.name(), id))
                .field(field, "is none of: " + known()));
    }

    private String known() {
        return pipeline.stages().stream()
                .map(stage -> "%s (%s)".formatted(stage.id(), stage.name()))
                .collect(Collectors.joining(", "));
    }
}
