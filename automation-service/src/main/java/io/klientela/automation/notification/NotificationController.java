package io.klientela.automation.notification;

import com.mongodb.client.model.Filters;
import io.klientela.events.automation.NotificationState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.query.ListRequest;
import io.klientela.platform.query.Lists;
import io.klientela.platform.query.Page;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Problem;
import io.klientela.platform.web.Versioned;
import io.klientela.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.bson.conversions.Bson;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One's own notifications: nobody, whatever their role, reads those of others here. */
@RestController
@RequestMapping("/api/v1/notifications")
class NotificationController {
    private final Aggregates<Notification, NotificationState> notifications;
    private final Lists lists;
    private final Stamps stamps;
    private final Preferences preferences;
    private final Live live;

    NotificationController(
            Aggregates<Notification, NotificationState> notifications,
            Lists lists,
            Stamps stamps,
            Preferences preferences,
            Live live) {
        this.notifications = notifications;
        this.lists = lists;
        this.stamps = stamps;
        this.preferences = preferences;
        this.live = live;
    }

    private static String me() {
        return CurrentActor.get().id();
    }

    private static Bson mine() {
        return Filters.eq("state.ownerId", me());
    }

    @Operation(
            summary = "One page of your notifications",
            description =
                    "filter, sort, cursor, limit, count and q as everywhere; filter=readAt == null for what is unread")
    @GetMapping
    Page<Versioned<NotificationState>> list(@Parameter(hidden = true) HttpServletRequest request) {
        ListRequest wanted = ListRequest.parse(request.getParameterMap(), Notification.TYPE.fields());
        return lists.find(notifications.collection(), Notification.TYPE.fields(), wanted, mine())
                .map(document -> new Versioned<>(notifications.stateOf(document), document.getLong("version")));
    }

    @Operation(summary = "Mark one as read")
    @PostMapping("/{id}/read")
    ResponseEntity<Versioned<NotificationState>> read(@PathVariable String id) {
        requireMine(id);
        Notification read = notifications.change(id, null, notification -> notification.read(stamps.now()));
        live.changed();
        return ResponseEntity.ok()
                .eTag(Versions.tag(read.version()))
                .body(new Versioned<>(read.state(), read.version()));
    }

    @Operation(summary = "Mark all as read")
    @PostMapping("/read-all")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void readAll() {
        notifications.changeAll(
                Filters.and(mine(), Filters.eq("state.readAt", null)), notification -> notification.read(stamps.now()));
        live.changed();
    }

    @Operation(summary = "Delete one")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        requireMine(id);
        notifications.change(id, null, notification -> notification.delete(stamps.now()));
        live.changed();
    }

    private void requireMine(String id) {
        if (!me().equals(notifications.get(id).state().ownerId())) {
            throw Problem.notFound("notification", id);
        }
    }

    @Operation(
            summary = "Your notifications as they come",
            description =
                    "Server-sent events: \"event: unread\" with \"data: {\\\"unread\\\": 3}\" at once and whenever the"
                            + " number changes, \"event: notification\" with each new one, and a comment every 15 seconds."
                            + " The stream ends after 15 minutes: connect again.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string")))
    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream() throws IOException {
        return live.listen(me());
    }

    @Operation(summary = "What you want to be told, and how")
    @GetMapping("/settings")
    NotificationSettings settings() {
        return preferences.of(me());
    }

    @Operation(summary = "Say what you want to be told, and how")
    @PutMapping("/settings")
    NotificationSettings settings(@Valid @RequestBody NotificationSettings settings) {
        String zone = settings.timeZone();
        try {
            if (zone != null) {
                ZoneId.of(zone);
            }
        } catch (DateTimeException e) {
            throw Problem.unprocessable("Please correct what is named below.")
                    .field("timeZone", "is not a time zone; write e.g. Europe/Warsaw");
        }
        preferences.put(me(), settings);
        return settings;
    }
}
