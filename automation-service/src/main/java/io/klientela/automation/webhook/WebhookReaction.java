package io.klientela.automation.webhook;

import io.klientela.automation.event.EventKinds;
import io.klientela.automation.event.Occurrence;
import io.klientela.automation.event.TimedId;
import io.klientela.platform.consume.Reaction;
import io.klientela.platform.consume.Received;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Notes a message for every webhook that wants to know of an event. */
@Component
class WebhookReaction implements Reaction {
    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final EventKinds kinds;
    private final Clock clock;

    WebhookReaction(Webhooks webhooks, Deliveries deliveries, EventKinds kinds, Clock clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.kinds = kinds;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public Set<String> topics() {
        return kinds.topics();
    }

    @Override
    public void take(Received received) {
        if (received.isTombstone()) {
            return;
        }
        List<Webhooks.Subscription> active = webhooks.activeAt(received.time());
        if (active.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Occurrence event = Occurrence.of(received);
        for (Webhooks.Subscription subscription : active) {
            boolean since = !event.time().isBefore(subscription.webhook().createdAt());
            if (since && subscription.wants(event, now)) {
                String webhookId = subscription.webhook().id();
                deliveries.add(
                        TimedId.of(event.time(), event.id(), webhookId),
                        webhookId,
                        event.type(),
                        event.id(),
                        event.recordId(),
                        Message.of(event),
                        now);
            }
        }
    }
}
