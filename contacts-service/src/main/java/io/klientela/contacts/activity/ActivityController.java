package io.klientela.contacts.activity;

import io.klientela.events.contacts.ActivityState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.ResourceController;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Activities", description = "Calls, meetings, notes, mails and tasks")
@RestController
@RequestMapping("/api/v1/activities")
class ActivityController extends ResourceController<Activity, ActivityState, ActivityInput> {
    private final Activities activities;

    ActivityController(Aggregates<Activity, ActivityState> aggregates, RecordsFactory with, Activities activities) {
        super(aggregates, with, ActivityInput.class);
        this.activities = activities;
    }

    @Override
    protected Activity create(String id, ActivityInput input, Stamp stamp) {
        return activities.create(id, input, stamp);
    }

    @Override
    protected ActivityInput inputOf(ActivityState state) {
        return ActivityInput.of(state);
    }

    @Override
    protected void edit(Activity activity, ActivityInput input, Stamp stamp) {
        activities.edit(activity, input, stamp);
    }

    @Override
    protected void delete(Activity activity, Stamp stamp) {
        activity.delete();
    }

    @Override
    protected boolean revives() {
        return true;
    }

    @Override
    protected void revive(Activity activity, Stamp stamp) {
        activity.revive();
    }
}
