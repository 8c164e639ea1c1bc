package io.klientela.contacts.activity;

import io.klientela.events.contacts.ActivityState;
import io.klientela.events.contacts.Answer;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Records;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.Versioned;
import io.klientela.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** What is done with one occurrence of a recurring activity, and with an invitation. */
@Tag(name = "Activities")
@RestController
@RequestMapping("/api/v1/activities/{id}")
class OccurrenceController {
    private final Records<Activity, ActivityState> records;
    private final Aggregates<Activity, ActivityState> aggregates;
    private final OwnOccurrences own;
    private final Access access;
    private final Stamps stamps;

    OccurrenceController(
            RecordsFactory with,
            Aggregates<Activity, ActivityState> aggregates,
            OwnOccurrences own,
            Access access,
            Stamps stamps) {
        this.records = with.create(aggregates);
        this.aggregates = aggregates;
        this.own = own;
        this.access = access;
        this.stamps = stamps;
    }

    /** @param occurrence when it begins. @param changes a merge patch on what the series says of it */
    record OccurrenceChange(
            @NotNull Instant occurrence, @Nullable ObjectNode changes) {}

    /** @param occurrence when it begins */
    record Which(@NotNull Instant occurrence) {}

    record Reply(@NotNull Answer answer) {}

    @Operation(
            summary = "Change one occurrence of a recurring activity alone; needs the series' ETag as If-Match",
            description = "It becomes an activity of its own, and the series leaves it out")
    @PostMapping("/occurrences")
    ResponseEntity<Versioned<ActivityState>> change(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody OccurrenceChange change) {
        Instant start = change.occurrence();
        ActivityState series = records.change(id, ifMatch, "update", activity -> activity.requireOccurrence(start))
                .state();
        Versioned<ActivityState> created = own.make(series, start, change.changes());
        return ResponseEntity.created(
                        URI.create("/api/v1/activities/" + created.state().id()))
                .eTag(Versions.tag(created.version()))
                .body(created);
    }

    @Operation(summary = "Leave out one occurrence of a recurring activity; needs If-Match")
    @PostMapping("/skip")
    ResponseEntity<Versioned<ActivityState>> skip(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Which which) {
        return Versions.answer(records.change(id, ifMatch, "update", activity -> {
            activity.requireOccurrence(which.occurrence());
            activity.leaveOut(which.occurrence(), stamps.now());
        }));
    }

    @Operation(
            summary = "Let an occurrence be as its recurring activity says again; needs the series' ETag as If-Match",
            description = "Takes back that it was changed or left out; the activity that stood for it is deleted")
    @PostMapping("/restore")
    ResponseEntity<Versioned<ActivityState>> restore(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Which which) {
        Versioned<ActivityState> series =
                records.change(id, ifMatch, "update", activity -> activity.takeIn(which.occurrence(), stamps.now()));
        own.of(id, which.occurrence())
                .filter(activity -> access.permits(CurrentActor.get(), "activity", "update", activity.state()))
                .ifPresent(activity -> aggregates.change(activity.id(), null, one -> one.giveWay(stamps.now())));
        return Versions.answer(series);
    }

    @Operation(summary = "Say whether you take part in what you are invited to; needs If-Match")
    @PostMapping("/answer")
    ResponseEntity<Versioned<ActivityState>> reply(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Reply reply) {
        String userId = CurrentActor.get().id();
        return Versions.answer(
                records.change(id, ifMatch, "read", activity -> activity.answer(userId, reply.answer(), stamps.now())));
    }
}
