package io.klientela.automation.webhook;

import io.klientela.events.Topics;
import io.klientela.events.automation.WebhookEvent;
import io.klientela.events.automation.WebhookState;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A URL of another system that is told of events. Its secret is kept elsewhere, as this is published. */
final class Webhook extends Aggregate<WebhookState> {
    static final AggregateType<Webhook, WebhookState> TYPE = AggregateType.of(
                    "webhook", "webhooks", Topics.WEBHOOKS, WebhookState.class, Webhook::new)
            .searchedBy(state -> Arrays.asList(state.name(), state.url()))
            .indexed("name", "createdAt");

    private Webhook(String id) {
        super(id);
    }

    Webhook(WebhookState state, long version) {
        super(state, version);
    }

    static Webhook create(String id, WebhookInput input, Stamp stamp) {
        Webhook webhook = new Webhook(id);
        boolean active = input.active() == null || input.active();
        webhook.record(new WebhookEvent.Created(state(id, input, active, null, null, stamp.at(), stamp.by(), stamp)));
        return webhook;
    }

    void edit(WebhookInput input, Stamp stamp) {
        WebhookState before = state();
        boolean active = input.active() == null ? before.active() : input.active();
        boolean again = active && !before.active();
        change(state(
                id(),
                input,
                active,
                active ? null : before.disabledReason(),
                again ? null : before.failingSince(),
                before.createdAt(),
                before.createdBy(),
                stamp));
    }

    /** Its last attempt failed, and the one before did not. */
    void startFailing(Stamp stamp) {
        if (state().failingSince() == null) {
            change(with(state().active(), null, stamp.at(), stamp));
        }
    }

    void stopFailing(Stamp stamp) {
        if (state().failingSince() != null) {
            change(with(state().active(), null, null, stamp));
        }
    }

    /** Switches it off by itself. */
    void disable(String reason, Stamp stamp) {
        if (state().active()) {
            record(new WebhookEvent.Disabled(with(false, reason, state().failingSince(), stamp), reason));
        }
    }

    void delete() {
        recordDeletion(new WebhookEvent.Deleted(state()));
    }

    private void change(WebhookState after) {
        var changes = Json.changes(state(), after);
        if (!changes.isEmpty()) {
            record(new WebhookEvent.Updated(after, changes));
        }
    }

    private WebhookState with(
            boolean active, @Nullable String disabledReason, @Nullable Instant failingSince, Stamp stamp) {
        WebhookState before = state();
        return new WebhookState(
                before.id(),
                before.name(),
                before.url(),
                before.eventTypes(),
                before.filter(),
                active,
                disabledReason,
                failingSince,
                before.createdAt(),
                before.createdBy(),
                stamp.at());
    }

    private static WebhookState state(
            String id,
            WebhookInput input,
            boolean active,
            @Nullable String disabledReason,
            @Nullable Instant failingSince,
            Instant createdAt,
            String createdBy,
            Stamp stamp) {
        return new WebhookState(
                id,
                input.name().strip(),
                input.url().strip(),
                List.copyOf(input.eventTypes()),
                Objects.requireNonNullElse(input.filter(), "").strip(),
                active,
                disabledReason,
                failingSince,
                createdAt,
                createdBy,
                stamp.at());
    }
}
