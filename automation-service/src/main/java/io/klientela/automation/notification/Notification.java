package io.klientela.automation.notification;

import io.klientela.events.Topics;
import io.klientela.events.automation.NotificationEvent;
import io.klientela.events.automation.NotificationState;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Something that one person should know. */
final class Notification extends Aggregate<NotificationState> {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_BODY = 2_000;

    static final AggregateType<Notification, NotificationState> TYPE = AggregateType.of(
                    "notification", "notifications", Topics.NOTIFICATIONS, NotificationState.class, Notification::new)
            .searchedBy(state -> Arrays.asList(state.name(), state.body()))
            .indexed("ownerId", "createdAt");

    private Notification(String id) {
        super(id);
    }

    Notification(NotificationState state, long version) {
        super(state, version);
    }

    static Notification create(String id, String ownerId, Notice notice, Stamp stamp) {
        Notification notification = new Notification(id);
        notification.record(new NotificationEvent.Created(new NotificationState(
                id,
                cut(notice.title(), LONGEST_TITLE),
                notice.body() == null ? null : cut(notice.body(), LONGEST_BODY),
                notice.kind(),
                notice.link(),
                notice.recordType(),
                notice.recordId(),
                null,
                ownerId,
                stamp.at(),
                stamp.by(),
                stamp.at())));
        return notification;
    }

    void read(Stamp stamp) {
        if (state().readAt() == null) {
            record(new NotificationEvent.Read(state(stamp.at(), stamp)));
        }
    }

    void delete(Stamp stamp) {
        recordDeletion(new NotificationEvent.Deleted(state(state().readAt(), stamp)));
    }

    private NotificationState state(@Nullable Instant readAt, Stamp stamp) {
        NotificationState before = state();
        return new NotificationState(
                before.id(),
                before.name(),
                before.body(),
                before.kind(),
                before.link(),
                before.recordType(),
                before.recordId(),
                readAt,
                before.ownerId(),
                before.createdAt(),
                before.createdBy(),
                stamp.at());
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
