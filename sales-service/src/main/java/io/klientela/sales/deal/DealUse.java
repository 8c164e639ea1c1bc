package io.klientela.sales.deal;

import com.mongodb.client.model.Filters;
import io.klientela.events.sales.DealState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.sales.pipeline.PipelineUse;
import io.klientela.sales.product.ProductUse;
import org.springframework.stereotype.Component;

/** Counts the deals that hold on to a stage, a pipeline or a product. */
@Component
class DealUse implements PipelineUse, ProductUse {
    private final Aggregates<Deal, DealState> deals;

    DealUse(Aggregates<Deal, DealState> deals) {
        this.deals = deals;
    }

    @Override
    public long dealsInStage(String stageId) {
        return count("state.stageId", stageId);
    }

    @Override
    public long dealsInPipeline(String pipelineId) {
        return count("state.pipelineId", pipelineId);
    }

    @Override
    public long dealsWith(String productId) {
        return count("state.lines.productId", productId);
    }

    private long count(String field, String value) {
        return deals.collection()
                .countDocuments(Filters.and(Filters.eq(field, value), Filters.exists("deletedAt", false)));
    }
}
