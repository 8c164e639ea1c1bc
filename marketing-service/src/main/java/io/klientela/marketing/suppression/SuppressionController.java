package io.klientela.marketing.suppression;

import io.klientela.events.marketing.SuppressionReason;
import io.klientela.events.marketing.SuppressionState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.web.Problem;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.ResourceController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/suppressions")
class SuppressionController extends ResourceController<Suppression, SuppressionState, SuppressionInput> {
    private final Suppressions suppressions;

    SuppressionController(
            Aggregates<Suppression, SuppressionState> aggregates, RecordsFactory with, Suppressions suppressions) {
        super(aggregates, with, SuppressionInput.class);
        this.suppressions = suppressions;
    }

    @Override
    protected Suppression create(String id, SuppressionInput input, Stamp stamp) {
        SuppressionReason reason = input.reason() == null ? SuppressionReason.MANUAL : input.reason();
        return suppressions.draft(
                new LeftAlone(input.name(), reason, input.contactId(), null, input.note(), null, null), stamp);
    }

    @Override
    protected SuppressionInput inputOf(SuppressionState state) {
        return new SuppressionInput(state.name(), state.reason(), state.contactId(), state.note());
    }

    @Override
    protected void edit(Suppression suppression, SuppressionInput input, Stamp stamp) {
        throw Problem.conflict("A suppression is not changed: delete it, and make another one.");
    }

    @Override
    protected void delete(Suppression suppression, Stamp stamp) {
        suppression.delete();
    }
}
