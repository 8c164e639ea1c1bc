package io.klientela.sales.deal;

import io.klientela.events.Money;
import io.klientela.events.sales.DealState;
import io.klientela.events.sales.DealStatus;
import io.klientela.events.sales.PipelineState;
import io.klientela.platform.web.Versioned;
import java.time.Instant;
import java.util.List;

/** A pipeline with its deals. @param capped whether there are more deals than were counted and summed */
record Board(PipelineState pipeline, List<Column> columns, boolean capped, Instant asOf) {

    /**
     * A stage with its deals.
     *
     * @param count of all its deals; where deals close, of those closed in the last 30 days
     * @param sums of their amounts, one for each currency
     * @param deals the first 50, the last changed first
     */
    record Column(
            String stageId,
            String stage,
            DealStatus kind,
            long count,
            List<Money> sums,
            List<Versioned<DealState>> deals) {}
}
