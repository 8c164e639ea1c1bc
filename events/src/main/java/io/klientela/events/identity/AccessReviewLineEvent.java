package io.klientela.events.identity;

import io.klientela.events.Event;
import io.klientela.events.EventType;
import io.klientela.events.FieldChange;
import java.util.Map;

/** What happens to a line of an access review. */
public sealed interface AccessReviewLineEvent extends Event<AccessReviewLineState> {

    @EventType("klientela.identity.access-review-line.created.v1")
    record Created(AccessReviewLineState state) implements AccessReviewLineEvent {}

    @EventType("klientela.identity.access-review-line.decided.v1")
    record Decided(AccessReviewLineState state, Map<String, FieldChange> changes) implements AccessReviewLineEvent {}

    @EventType("klientela.identity.access-review-line.signed-off.v1")
    record SignedOff(AccessReviewLineState state) implements AccessReviewLineEvent {}
}
