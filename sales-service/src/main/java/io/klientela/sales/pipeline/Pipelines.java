package io.klientela.sales.pipeline;

import com.mongodb.client.model.Filters;
import io.klientela.events.sales.PipelineState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.web.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The pipelines as deals see them. */
@Component
public class Pipelines {
    /** Where two are the default for a moment, the one that became it last. */
    static final Comparator<Pipeline> LAST = Comparator.comparing(
                    (Pipeline pipeline) -> pipeline.state().updatedAt())
            .thenComparing(Pipeline::id);

    private final Aggregates<Pipeline, PipelineState> pipelines;

    Pipelines(Aggregates<Pipeline, PipelineState> pipelines) {
        this.pipelines = pipelines;
    }

    public Optional<Stages> find(String id) {
        return pipelines.find(id).map(pipeline -> new Stages(pipeline.state()));
    }

    /** @throws Problem 422 that names the field and the pipelines that there are */
    public Stages require(String id, String field) {
        return find(id).orElseThrow(() -> {
            List<String> known = pipelines.findAll(Filters.empty()).stream()
                    .map(pipeline ->
                            "%s (%s)".formatted(pipeline.id(), pipeline.state().name()))
                    .toList();
            return Problem.unprocessable("There is no pipeline with the id %s.".formatted(id))
                    .field(field, "is none of: " + String.join(", ", known));
        });
    }

    /** @throws Problem 503 in the first moments of a new installation */
    public Stages defaultOne() {
        return pipelines.findAll(Filters.eq("state.isDefault", true)).stream()
                .max(LAST)
                .map(pipeline -> new Stages(pipeline.state()))
                .orElseThrow(() -> Problem.unavailable("There is no default pipeline yet.", 1));
    }
}
