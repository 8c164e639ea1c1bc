package io.klientela.events.identity;

import io.klientela.events.Event;
import io.klientela.events.EventType;
import io.klientela.events.FieldChange;
import java.util.Map;

/** What happens to a saved view of a list. */
public sealed interface ViewEvent extends Event<ViewState> {

    @EventType("klientela.identity.view.created.v1")
    record Created(ViewState state) implements ViewEvent {}

    @EventType("klientela.identity.view.updated.v1")
    record Updated(ViewState state, Map<String, FieldChange> changes) implements ViewEvent {}

    @EventType("klientela.identity.view.deleted.v1")
    record Deleted(ViewState state) implements ViewEvent {}
}
