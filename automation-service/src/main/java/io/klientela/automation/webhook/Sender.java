package io.klientela.automation.webhook;

import io.klientela.automation.notification.Notice;
import io.klientela.automation.notification.Notifications;
import io.klientela.automation.outbound.Outbound;
import io.klientela.automation.outbound.OutboundSettings;
import io.klientela.automation.outbound.Reply;
import io.klientela.automation.people.Managers;
import io.klientela.events.automation.WebhookState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends one message, and draws the consequences of what came of it. */
@Component
class Sender {
    private static final Logger log = LoggerFactory.getLogger(Sender.class);
    private static final int GONE = 410;

    private final Outbound outbound;
    private final Secrets secrets;
    private final Deliveries deliveries;
    private final Aggregates<Webhook, WebhookState> webhooks;
    private final Managers managers;
    private final Notifications notifications;
    private final Stamps stamps;
    private final Clock clock;
    private final OutboundSettings settings;

    Sender(
            Outbound outbound,
            Secrets secrets,
            Deliveries deliveries,
            Aggregates<Webhook, WebhookState> webhooks,
            Managers managers,
            Notifications notifications,
            Stamps stamps,
            Clock clock,
            OutboundSettings settings) {
        this.outbound = outbound;
        this.secrets = secrets;
        this.deliveries = deliveries;
        this.webhooks = webhooks;
        this.managers = managers;
        this.notifications = notifications;
        this.stamps = stamps;
        this.clock = clock;
        this.settings = settings;
    }

    /** One attempt, whatever comes of it. */
    Delivery.Attempt attempt(String webhookId, String url, String messageId, String body) {
        Instant at = clock.instant();
        Reply reply = outbound.post(url, body, Signature.headers(messageId, at, body, secrets.of(webhookId)));
        return attempt(at, reply);
    }

    private static Delivery.Attempt attempt(Instant at, Reply reply) {
        return new Delivery.Attempt(
                at, reply.status(), reply.body().isEmpty() ? null : reply.body(), reply.problem(), reply.tookMillis());
    }

    /** Sends a message that was taken to be sent. */
    void send(WebhookState webhook, Deliveries.Taken taken) {
        Delivery delivery = taken.delivery();
        Instant at = clock.instant();
        Reply reply = outbound.post(
                webhook.url(),
                delivery.body(),
                Signature.headers(delivery.id(), at, delivery.body(), secrets.of(webhook.id())));
        Delivery.Attempt attempt = attempt(at, reply);
        if (reply.isSuccess()) {
            deliveries.delivered(delivery.id(), attempt);
            if (webhook.failingSince() != null) {
                webhooks.change(webhook.id(), null, failing -> failing.stopFailing(stamps.now()));
            }
            return;
        }
        deliveries.failed(delivery.id(), attempt, next(taken.round(), reply));
        Integer status = reply.status();
        if (status != null && status == GONE) {
            disable(webhook, "The receiver answered 410: it is gone for good.");
        } else {
            failing(webhook);
        }
    }

    /** Null where it was the last attempt. A target that must not be called is not tried again. */
    private @Nullable Instant next(int round, Reply reply) {
        List<Duration> schedule = settings.schedule();
        if (round >= schedule.size() || reply.forbidden()) {
            return null;
        }
        double jitter = ThreadLocalRandom.current().nextDouble(0.9, 1.1);
        Duration wait = Duration.ofMillis((long) (schedule.get(round).toMillis() * jitter));
        Duration asked = reply.retryAfter();
        boolean longer = asked != null && asked.compareTo(wait) > 0 && asked.compareTo(Duration.ofDays(1)) <= 0;
        return clock.instant().plus(longer && asked != null ? asked : wait);
    }

    private void failing(WebhookState webhook) {
        WebhookState now = webhooks.change(webhook.id(), null, failing -> failing.startFailing(stamps.now()))
                .state();
        Instant since = now.failingSince();
        if (since != null && since.plus(settings.disableAfter()).isBefore(clock.instant())) {
            disable(now, "Every attempt failed since %s.".formatted(since));
        }
    }

    private void disable(WebhookState webhook, String reason) {
        WebhookState disabled = webhooks.change(webhook.id(), null, failing -> failing.disable(reason, stamps.now()))
                .state();
        deliveries.giveUp(webhook.id());
        Notice notice = new Notice(
                "webhook",
                "The webhook \"%s\" was switched off".formatted(webhook.name()),
                reason,
                "/webhooks/" + webhook.id(),
                "webhook",
                webhook.id());
        managers.administrators()
                .forEach(admin -> notifications.tell(
                        admin.id(),
                        notice,
                        "disabled/" + webhook.id() + "/" + disabled.updatedAt(),
                        disabled.updatedAt()));
    }

    /** As {@link #send}; what goes wrong with ourselves is tried again when the message is due next. */
    void trySend(WebhookState webhook, Deliveries.Taken taken) {
        try {
            send(webhook, taken);
        } catch (Problem deletedMeanwhile) {
            log.debug("webhook {}: {}", webhook.id(), deletedMeanwhile.detail());
        } catch (RuntimeException e) {
            log.warn("webhook {}: {}", webhook.id(), e.toString());
        }
    }
}
