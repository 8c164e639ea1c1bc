package io.klientela.events.identity;

import io.klientela.events.Event;
import io.klientela.events.EventType;
import io.klientela.events.FieldChange;
import java.util.Map;

/** What happens to an access review. */
public sealed interface AccessReviewEvent extends Event<AccessReviewState> {

    @EventType("klientela.identity.access-review.created.v1")
    record Created(AccessReviewState state) implements AccessReviewEvent {}

    @EventType("klientela.identity.access-review.updated.v1")
    record Updated(AccessReviewState state, Map<String, FieldChange> changes) implements AccessReviewEvent {}

    @EventType("klientela.identity.access-review.signed-off.v1")
    record SignedOff(AccessReviewState state) implements AccessReviewEvent {}
}
