package io.klientela.identity.view;

import io.klientela.events.Topics;
import io.klientela.events.identity.ViewEvent;
import io.klientela.events.identity.ViewState;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;
import java.util.Map;

/** A saved view of a list. It belongs to whoever made it, also where a team shares it. */
final class View extends Aggregate<ViewState> {
    static final AggregateType<View, ViewState> TYPE = AggregateType.of(
                    "view", "views", Topics.VIEWS, ViewState.class, View::new)
            .indexed("name", "list", "ownerId", "teamId");

    private View(ViewState state, long version) {
        super(state, version);
    }

    private View(String id) {
        super(id);
    }

    static View create(String id, ViewInput input, String ownerId, Stamp stamp) {
        View view = new View(id);
        view.record(new ViewEvent.Created(new ViewState(
                id,
                input.name(),
                input.list(),
                input.filter(),
                input.q(),
                input.sort(),
                input.columns(),
                ownerId,
                input.teamId(),
                stamp.at(),
                stamp.by(),
                stamp.at())));
        return view;
    }

    void edit(ViewInput input, Stamp stamp) {
        ViewState now = state();
        ViewState next = new ViewState(
                id(),
                input.name(),
                input.list(),
                input.filter(),
                input.q(),
                input.sort(),
                input.columns(),
                now.ownerId(),
                input.teamId(),
                now.createdAt(),
                now.createdBy(),
                stamp.at());
        var changes = Json.changes(now, next);
        if (!changes.isEmpty()) {
            record(new ViewEvent.Updated(next, changes));
        }
    }

    void delete() {
        recordDeletion(new ViewEvent.Deleted(state()));
    }

    /** Is there again after its deletion, as it was. */
    void revive() {
        recordReturn(new ViewEvent.Updated(state(), Map.of()));
    }
}
