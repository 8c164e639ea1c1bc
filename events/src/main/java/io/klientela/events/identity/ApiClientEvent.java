package io.klientela.events.identity;

import io.klientela.events.Event;
import io.klientela.events.EventType;
import io.klientela.events.FieldChange;
import java.util.Map;

/** What happens to an API client. */
public sealed interface ApiClientEvent extends Event<ApiClientState> {

    @EventType("klientela.identity.client.created.v1")
    record Created(ApiClientState state) implements ApiClientEvent {}

    @EventType("klientela.identity.client.updated.v1")
    record Updated(ApiClientState state, Map<String, FieldChange> changes) implements ApiClientEvent {}

    @EventType("klientela.identity.client.deleted.v1")
    record Deleted(ApiClientState state) implements ApiClientEvent {}
}
