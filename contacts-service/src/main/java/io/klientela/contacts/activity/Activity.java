package io.klientela.contacts.activity;

import io.klientela.events.FieldChange;
import io.klientela.events.Topics;
import io.klientela.events.contacts.ActivityEvent;
import io.klientela.events.contacts.ActivityState;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/** A call, meeting, note, mail or task. */
final class Activity extends Aggregate<ActivityState> {
    static final AggregateType<Activity, ActivityState> TYPE = AggregateType.of(
                    "activity", "activities", Topics.ACTIVITIES, ActivityState.class, Activity::new)
            .searchedBy(state -> Arrays.asList(state.name(), state.body()))
            .indexed("occurredAt", "dueAt", "createdAt", "updatedAt")
            .indexed("contactId", "companyId", "dealId", "ownerId", "teamId")
            .uniquely("externalId")
            .about(state -> Stream.ofNullable(state.contactId()).toList());

    private Activity(String id) {
        super(id);
    }

    private Activity(ActivityState state, long version) {
        super(state, version);
    }

    static Activity create(String id, ActivityDetails details, Stamp stamp) {
        Activity activity = new Activity(id);
        activity.record(new ActivityEvent.Created(details.state(id, stamp.at(), stamp.by(), stamp.at())));
        return activity;
    }

    /** Records nothing where nothing differs. */
    void edit(ActivityDetails details, Stamp stamp) {
        ActivityState before = state();
        ActivityState after = details.state(id(), before.createdAt(), before.createdBy(), stamp.at());
        Map<String, FieldChange> changes = Json.changes(before, after);
        if (!changes.isEmpty()) {
            record(new ActivityEvent.Updated(after, changes));
        }
    }

    void delete() {
        recordDeletion(new ActivityEvent.Deleted(state()));
    }

    /** Is there again after its deletion, as it was. */
    void revive() {
        recordReturn(new ActivityEvent.Updated(state(), Map.of()));
    }
}
