package io.klientela.events.automation;

import io.klientela.events.Event;
import io.klientela.events.EventType;
import io.klientela.events.FieldChange;
import java.util.Map;

/** What happens to a webhook. */
public sealed interface WebhookEvent extends Event<WebhookState> {

    @EventType("klientela.automation.webhook.created.v1")
    record Created(WebhookState state) implements WebhookEvent {}

    @EventType("klientela.automation.webhook.updated.v1")
    record Updated(WebhookState state, Map<String, FieldChange> changes) implements WebhookEvent {}

    @EventType("klientela.automation.webhook.disabled.v1")
    record Disabled(WebhookState state, String reason) implements WebhookEvent {}

    @EventType("klientela.automation.webhook.deleted.v1")
    record Deleted(WebhookState state) implements WebhookEvent {}
}
