package io.klientela.events.automation;

import io.klientela.events.Event;
import io.klientela.events.EventType;

/** What happens to a notification. */
public sealed interface NotificationEvent extends Event<NotificationState> {

    @EventType("klientela.automation.notification.created.v1")
    record Created(NotificationState state) implements NotificationEvent {}

    @EventType("klientela.automation.notification.read.v1")
    record Read(NotificationState state) implements NotificationEvent {}

    @EventType("klientela.automation.notification.deleted.v1")
    record Deleted(NotificationState state) implements NotificationEvent {}
}
