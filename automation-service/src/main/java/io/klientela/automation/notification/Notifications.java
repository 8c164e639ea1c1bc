package io.klientela.automation.notification;

import com.mongodb.client.model.Filters;
import io.klientela.automation.event.TimedId;
import io.klientela.events.automation.NotificationState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.DuplicateAggregate;
import io.klientela.platform.aggregate.Stamps;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Tells people what they should know. */
@Component
public class Notifications {
    private final Aggregates<Notification, NotificationState> notifications;
    private final Preferences preferences;
    private final Stamps stamps;
    private final Live live;

    Notifications(
            Aggregates<Notification, NotificationState> notifications,
            Preferences preferences,
            Stamps stamps,
            Live live) {
        this.notifications = notifications;
        this.preferences = preferences;
        this.stamps = stamps;
        this.live = live;
    }

    /**
     * Tells one person, once for each key, unless they muted the kind.
     *
     * @param time when it happened
     */
    public void tell(String userId, Notice notice, String key, Instant time) {
        if (preferences.of(userId).muted().contains(notice.kind())) {
            return;
        }
        String id = TimedId.of(time, key, userId);
        if (isThere(id)) {
            return;
        }
        try {
            notifications.add(Notification.create(id, userId, notice, stamps.now()));
            live.changed();
        } catch (DuplicateAggregate e) {
            // told already, also where the person deleted it since
        }
    }

    /** Also one that was deleted, which a look-up of aggregates does not find. */
    private boolean isThere(String id) {
        return notifications.collection().countDocuments(Filters.eq("_id", id)) > 0;
    }
}
