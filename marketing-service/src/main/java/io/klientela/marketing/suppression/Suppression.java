package io.klientela.marketing.suppression;

import io.klientela.events.Topics;
import io.klientela.events.marketing.SuppressionEvent;
import io.klientela.events.marketing.SuppressionState;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import java.util.stream.Stream;

/** An address that no campaign is sent to. It is made and taken back, never changed. */
final class Suppression extends Aggregate<SuppressionState> {
    static final AggregateType<Suppression, SuppressionState> TYPE = AggregateType.of(
                    "suppression", "suppressions", Topics.SUPPRESSIONS, SuppressionState.class, Suppression::new)
            .indexed("name", "createdAt", "contactId", "campaignId", "reason")
            .about(state -> Stream.ofNullable(state.contactId()).toList());

    private Suppression(String id) {
        super(id);
    }

    Suppression(SuppressionState state, long version) {
        super(state, version);
    }

    static Suppression create(SuppressionState state) {
        Suppression suppression = new Suppression(state.id());
        suppression.record(new SuppressionEvent.Created(state));
        return suppression;
    }

    void delete() {
        recordDeletion(new SuppressionEvent.Deleted(state()));
    }
}
