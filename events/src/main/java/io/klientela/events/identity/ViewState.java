package io.klientela.events.identity;

import io.klientela.events.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list as somebody wants to see it again.
 *
 * @param list the resource's place in the API, e.g. {@code contacts}
 * @param filter in CEL
 * @param q words that are searched for
 * @param sort a field, with {@code -} before it for descending
 * @param columns the ids of those shown, in their order; none for what is usual
 * @param teamId the team that shares it; null for a personal one
 */
public record ViewState(
        String id,
        String name,
        String list,
        @Nullable String filter,
        @Nullable String q,
        @Nullable String sort,
        List<String> columns,
        String ownerId,
        @Nullable String teamId,
        Instant createdAt,
        String createdBy,
        Instant updatedAt)
        implements State {
    public ViewState {
        columns = List.copyOf(columns);
    }
}
