package io.klientela.automation.webhook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.klientela.automation.event.EventKinds;
import io.klientela.automation.event.Insight;
import io.klientela.automation.event.TimedId;
import io.klientela.automation.outbound.Outbound;
import io.klientela.events.automation.WebhookState;
import io.klientela.platform.Ids;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.export.ExportRequest;
import io.klientela.platform.query.InvalidFilter;
import io.klientela.platform.query.Page;
import io.klientela.platform.web.Creation;
import io.klientela.platform.web.ExportParameters;
import io.klientela.platform.web.MergePatch;
import io.klientela.platform.web.Problem;
import io.klientela.platform.web.ReadingController;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.Versioned;
import io.klientela.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Its own controller, as the answer to a creation holds more than the record: the secret, which no other answer shows. */
@RestController
@RequestMapping("/api/v1/webhooks")
class WebhookController extends ReadingController<Webhook, WebhookState> {
    private static final int MOST_DELIVERIES = 500;

    private final Aggregates<Webhook, WebhookState> webhooks;
    private final RecordsFactory with;
    private final Webhooks active;
    private final Secrets secrets;
    private final Deliveries deliveries;
    private final Sender sender;
    private final Outbound outbound;
    private final EventKinds kinds;
    private final Insight insight;
    private final Validator validator;
    private final Clock clock;

    WebhookController(
            Aggregates<Webhook, WebhookState> webhooks,
            RecordsFactory with,
            Webhooks active,
            Secrets secrets,
            Deliveries deliveries,
            Sender sender,
            Outbound outbound,
            EventKinds kinds,
            Insight insight,
            Validator validator,
            Clock clock) {
        super(webhooks, with);
        this.webhooks = webhooks;
        this.with = with;
        this.active = active;
        this.secrets = secrets;
        this.deliveries = deliveries;
        this.sender = sender;
        this.outbound = outbound;
        this.kinds = kinds;
        this.insight = insight;
        this.validator = validator;
        this.clock = clock;
    }

    /** @param secret what messages are signed with; shown in this answer only */
    record WithSecret(@JsonUnwrapped WebhookState state, long version, String secret) {}

    @Operation(summary = "Make a webhook; its secret is shown in this answer only")
    @PostMapping
    ResponseEntity<WithSecret> post(@Valid @RequestBody WebhookInput input) {
        Versioned<WebhookState> created = records().create(() -> {
            check(input);
            return Webhook.create(Creation.id(), input, with.stamps().now());
        });
        String id = created.state().id();
        return ResponseEntity.created(URI.create("/api/v1/webhooks/" + id))
                .eTag(Versions.tag(created.version()))
                .body(new WithSecret(created.state(), created.version(), secrets.ensure(id)));
    }

    @Operation(
            summary = "Change a webhook",
            description = "JSON merge patch on what may be written; needs the ETag that you have seen as If-Match")
    @PatchMapping(
            value = "/{id}",
            consumes = {"application/json", "application/merge-patch+json"})
    ResponseEntity<Versioned<WebhookState>> patch(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ObjectNode patch) {
        return answer(records().change(id, ifMatch, "update", webhook -> {
            WebhookState present = webhook.state();
            WebhookInput input = MergePatch.apply(
                    with.mapper(),
                    patch,
                    new WebhookInput(
                            present.name(), present.url(), present.eventTypes(), present.filter(), present.active()),
                    WebhookInput.class);
            validate(input);
            check(input);
            webhook.edit(input, with.stamps().now());
        }));
    }

    private void validate(WebhookInput input) {
        var violations = validator.validate(input);
        if (!violations.isEmpty()) {
            Problem problem = Problem.unprocessable("Please correct what is named below.");
            violations.forEach(
                    violation -> problem.field(violation.getPropertyPath().toString(), violation.getMessage()));
            throw problem;
        }
    }

    private void check(WebhookInput input) {
        outbound.check(input.url(), "url");
        insight.requireAll(kinds.matching(input.eventTypes()));
        for (int i = 0; i < input.eventTypes().size(); i++) {
            if (kinds.matching(List.of(input.eventTypes().get(i))).isEmpty()) {
                throw Problem.unprocessable("Please correct what is named below.")
                        .field("eventTypes[%d]".formatted(i), "there is no such event; see /api/v1/rules/event-types");
            }
        }
        try {
            active.filter(input.eventTypes(), input.filter());
        } catch (InvalidFilter e) {
            throw e.toProblem("filter");
        }
    }

    @Operation(summary = "Delete a webhook with everything that waits for it; needs If-Match")
    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        records().change(id, ifMatch, "delete", Webhook::delete);
        deliveries.forget(id);
        secrets.forget(id);
        return ResponseEntity.noContent().build();
    }

    /** @param secret shown in this answer only */
    record Secret(String secret) {}

    @Operation(summary = "Give a webhook another secret, shown in this answer only; the former one is void at once")
    @PostMapping("/{id}/secret")
    Secret rotate(@PathVariable String id) {
        requireUpdate(id);
        return new Secret(secrets.rotate(id));
    }

    record DeliveryPage(List<Delivery> items, @Nullable String nextCursor) {}

    @Operation(summary = "What was sent, newest first", description = "status is waiting, delivered or failed")
    @GetMapping("/{id}/deliveries")
    DeliveryPage deliveries(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String status) {
        records().get(id);
        if (limit < 1 || limit > MOST_DELIVERIES) {
            throw Problem.badRequest("The parameter limit is not valid.")
                    .field("limit", "is a number from 1 to %d".formatted(MOST_DELIVERIES));
        }
        Page<Delivery> page = deliveries.page(id, cursor, status(status), limit);
        return new DeliveryPage(page.items(), page.nextCursor());
    }

    @Operation(
            summary = "What was sent, newest first, as a file",
            description = "status is waiting, delivered or failed")
    @GetMapping("/{id}/deliveries/export")
    @ExportParameters
    void exportDeliveries(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String status,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        with.access().requireOn("webhook", "export", readable(id));
        Delivery.@Nullable Status wanted = status(status);
        with.export()
                .answer(
                        response,
                        ExportRequest.of(request.getParameterMap(), Delivery.FIELDS),
                        "deliveries",
                        row -> row,
                        cursor -> deliveries.page(id, cursor, wanted, MOST_DELIVERIES));
    }

    private static Delivery.@Nullable Status status(@Nullable String text) {
        return switch (text) {
            case null -> null;
            case "waiting" -> Delivery.Status.WAITING;
            case "delivered" -> Delivery.Status.DELIVERED;
            case "failed" -> Delivery.Status.FAILED;
            default ->
                throw Problem.badRequest("The parameter status is not valid.")
                        .field("status", "is waiting, delivered or failed");
        };
    }

    @Operation(summary = "Send a message again, under the same webhook-id")
    @PostMapping("/{id}/deliveries/{deliveryId}/replay")
    Delivery replay(@PathVariable String id, @PathVariable String deliveryId) {
        WebhookState webhook = requireUpdate(id);
        if (!webhook.active()) {
            throw Problem.conflict("This webhook is switched off. Switch it on first: PATCH {\"active\": true}.");
        } else if (!deliveries.replay(id, deliveryId)) {
            throw Problem.notFound("delivery", deliveryId);
        }
        return deliveries
                .find(id, deliveryId)
                .orElseThrow(() -> Problem.notFound("delivery", deliveryId))
                .shown();
    }

    @Operation(summary = "Send a test message now, and tell what came of it")
    @PostMapping("/{id}/test")
    Delivery.Attempt test(@PathVariable String id) {
        WebhookState webhook = requireUpdate(id);
        Instant now = clock.instant();
        String body = Message.test(now);
        String messageId = TimedId.of(now, "test", id, Ids.next());
        deliveries.add(messageId, id, Message.TEST, null, null, body, null);
        Delivery.Attempt attempt = sender.attempt(id, webhook.url(), messageId, body);
        Integer status = attempt.status();
        if (status != null && status >= 200 && status < 300) {
            deliveries.delivered(messageId, attempt);
        } else {
            deliveries.failed(messageId, attempt, null);
        }
        return attempt;
    }

    /** The webhook, where the actor may change it. */
    private WebhookState requireUpdate(String id) {
        WebhookState webhook = webhooks.get(id).state();
        with.access().requireOn("webhook", "update", webhook);
        return webhook;
    }
}
