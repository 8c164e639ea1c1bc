package io.klientela.identity.client;

import io.klientela.events.Topics;
import io.klientela.events.identity.ApiClientEvent;
import io.klientela.events.identity.ApiClientState;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A program that acts on its own. */
final class ApiClient extends Aggregate<ApiClientState> {
    static final AggregateType<ApiClient, ApiClientState> TYPE = AggregateType.of(
                    "client", "apiClients", Topics.API_CLIENTS, ApiClientState.class, ApiClient::new)
            .indexed("name", "createdAt");

    private ApiClient(ApiClientState state, long version) {
        super(state, version);
    }

    private ApiClient(String id) {
        super(id);
    }

    static ApiClient create(String id, String name, List<String> roles, Stamp stamp) {
        ApiClient client = new ApiClient(id);
        client.record(new ApiClientEvent.Created(new ApiClientState(
                id, name.strip(), List.copyOf(roles), true, null, null, stamp.at(), stamp.by(), stamp.at())));
        return client;
    }

    void edit(String name, List<String> roles, Stamp stamp) {
        become(name.strip(), roles, state().active(), state().secretSetAt(), state().previousSecretUntil(), stamp);
    }

    /** @param previousUntil until when the secret before works; null where there was none */
    void setSecret(@Nullable Instant previousUntil, Stamp stamp) {
        become(state().name(), state().roles(), state().active(), stamp.at(), previousUntil, stamp);
    }

    void activate(boolean active, Stamp stamp) {
        become(state().name(), state().roles(), active, state().secretSetAt(), state().previousSecretUntil(), stamp);
    }

    void delete() {
        recordDeletion(new ApiClientEvent.Deleted(state()));
    }

    private void become(
            String name,
            List<String> roles,
            boolean active,
            @Nullable Instant secretSetAt,
            @Nullable Instant previousUntil,
            Stamp stamp) {
        ApiClientState now = state();
        ApiClientState next = new ApiClientState(
                id(),
                name,
                List.copyOf(roles),
                active,
                secretSetAt,
                previousUntil,
                now.createdAt(),
                now.createdBy(),
                stamp.at());
        var changes = Json.changes(now, next);
        if (!changes.isEmpty()) {
            record(new ApiClientEvent.Updated(next, changes));
        }
    }
}
