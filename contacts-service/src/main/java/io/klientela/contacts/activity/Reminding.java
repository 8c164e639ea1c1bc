package io.klientela.contacts.activity;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.klientela.events.contacts.ActivityState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.web.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Says when it is time to remind somebody; several instances may say so at once, and it is said once. */
@Component
class Reminding {
    private static final Logger log = LoggerFactory.getLogger(Reminding.class);
    private static final int MOST_AT_ONCE = 200;

    private final Aggregates<Activity, ActivityState> activities;
    private final Stamps stamps;

    Reminding(Aggregates<Activity, ActivityState> activities, Stamps stamps) {
        this.activities = activities;
        this.stamps = stamps;
    }

    @Scheduled(
            fixedDelayString = "${klientela.reminders.look:5s}",
            initialDelayString = "${klientela.reminders.look:5s}")
    void run() {
        try {
            due().forEach(this::remind);
        } catch (RuntimeException e) {
            log.warn("Nobody can be reminded at the moment: {}", e.toString());
        }
    }

    private List<String> due() {
        List<String> ids = new ArrayList<>();
        for (Document due : activities
                .collection()
                .find(Filters.and(
                        Filters.lte(
                                "state.nextReminderAt", Date.from(stamps.now().at())),
                        Filters.gt("state.nextReminderAt", Date.from(Instant.EPOCH)),
                        Filters.exists("deletedAt", false)))
                .sort(Sorts.ascending("state.nextReminderAt", "_id"))
                .projection(Projections.include("_id"))
                .limit(MOST_AT_ONCE)) {
            ids.add(due.getString("_id"));
        }
        return ids;
    }

    private void remind(String id) {
        try {
            activities.change(id, null, activity -> activity.remind(stamps.now()));
        } catch (Problem e) {
            log.info("Nobody is reminded of {}: {}", id, e.detail());
        }
    }
}
