package io.klientela.contacts.activity;

import com.mongodb.client.model.Filters;
import io.klientela.contacts.names.NameCopies;
import io.klientela.events.contacts.ActivityState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import org.springframework.stereotype.Component;

/** Activities show what their owners are called. */
@Component
class NamesInActivities implements NameCopies {
    private final Aggregates<Activity, ActivityState> activities;
    private final Stamps stamps;

    NamesInActivities(Aggregates<Activity, ActivityState> activities, Stamps stamps) {
        this.activities = activities;
        this.stamps = stamps;
    }

    @Override
    public void userIsCalled(String userId, String name) {
        activities.changeAll(
                Filters.and(Filters.eq("state.ownerId", userId), Filters.ne("state.ownerName", name)),
                activity ->
                        activity.edit(ActivityDetails.of(activity.state()).withOwnerName(userId, name), stamps.now()));
    }
}
