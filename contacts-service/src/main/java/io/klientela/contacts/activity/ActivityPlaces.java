package io.klientela.contacts.activity;

import io.klientela.events.contacts.ActivityState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.reference.NamesOneContact;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Activities follow their contacts. */
@Component
class ActivityPlaces extends NamesOneContact<Activity, ActivityState> {
    private final Stamps stamps;

    ActivityPlaces(Aggregates<Activity, ActivityState> activities, Stamps stamps) {
        super(activities, null);
        this.stamps = stamps;
    }

    @Override
    protected @Nullable String contactOf(ActivityState state) {
        return state.contactId();
    }

    @Override
    protected void give(Activity activity, String contactId) {
        activity.edit(ActivityDetails.of(activity.state()).about(contactId), stamps.now());
    }
}
