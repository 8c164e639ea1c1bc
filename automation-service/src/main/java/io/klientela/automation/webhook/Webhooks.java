package io.klientela.automation.webhook;

import com.mongodb.client.model.Filters;
import io.klientela.automation.event.EventKind;
import io.klientela.automation.event.EventKinds;
import io.klientela.automation.event.Occurrence;
import io.klientela.events.automation.WebhookState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.query.Expression;
import io.klientela.platform.query.InvalidFilter;
import io.klientela.platform.query.Shape;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The webhooks that are switched on, with their filters compiled. */
@Component
class Webhooks {
    private static final Logger log = LoggerFactory.getLogger(Webhooks.class);

    private final Aggregates<Webhook, WebhookState> webhooks;
    private final EventKinds kinds;
    private final Clock clock;
    private final Map<String, Subscription> compiled = new ConcurrentHashMap<>();
    private List<Subscription> active = List.of();
    private Instant readAt = Instant.MIN;

    Webhooks(Aggregates<Webhook, WebhookState> webhooks, EventKinds kinds, Clock clock) {
        this.webhooks = webhooks;
        this.kinds = kinds;
        this.clock = clock;
    }

    /** @param filter null where everything of its types is wanted */
    record Subscription(WebhookState webhook, @Nullable Expression filter) {
        boolean wants(Occurrence event, Instant now) {
            if (webhook.eventTypes().stream().noneMatch(pattern -> EventKinds.matches(pattern, event.type()))) {
                return false;
            }
            try {
                return filter == null || filter.test(event.variables(), now);
            } catch (Expression.NotEvaluated e) {
                return false;
            }
        }
    }

    /** A filter over what the types have in common. @throws InvalidFilter where it does not fit */
    @Nullable
    Expression filter(List<String> eventTypes, @Nullable String filter) {
        if (filter == null || filter.isBlank()) {
            return null;
        }
        List<EventKind> matching = kinds.matching(eventTypes);
        Map<String, Shape> variables =
                matching.size() == 1 ? matching.getFirst().variables() : EventKind.MIXED_VARIABLES;
        return Expression.compile(filter.strip(), variables);
    }

    /** Those that are switched on, with every change that came before the given time. */
    synchronized List<Subscription> activeAt(Instant time) {
        if (!readAt.isAfter(time)) {
            Instant now = clock.instant();
            active = read();
            readAt = now;
        }
        return active;
    }

    private List<Subscription> read() {
        List<Subscription> read = new ArrayList<>();
        for (Webhook webhook : webhooks.findAll(Filters.eq("state.active", true))) {
            WebhookState state = webhook.state();
            try {
                read.add(compiled.computeIfAbsent(
                        webhook.id() + "/" + webhook.version(),
                        fresh -> new Subscription(state, filter(state.eventTypes(), state.filter()))));
            } catch (InvalidFilter e) {
                log.warn("The webhook {} cannot be used: its filter: {}", webhook.id(), e.getMessage());
            }
        }
        if (compiled.size() > 2 * read.size() + 100) {
            compiled.clear();
        }
        return List.copyOf(read);
    }
}
