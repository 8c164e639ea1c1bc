package io.klientela.contacts.activity;

import io.klientela.contacts.calendar.Occurrences;
import io.klientela.events.contacts.ActivityState;
import io.klientela.events.contacts.Proposal;
import io.klientela.events.contacts.ProposalKind;
import io.klientela.events.contacts.Schedule;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.web.Records;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.Versioned;
import io.klientela.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.Objects;
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

/** Decides on what guests propose by mail. */
@Tag(name = "Activities")
@RestController
@RequestMapping("/api/v1/activities/{id}/proposals")
class ProposalController {
    private final Records<Activity, ActivityState> records;
    private final Aggregates<Activity, ActivityState> aggregates;
    private final OwnOccurrences own;
    private final Stamps stamps;

    ProposalController(
            RecordsFactory with, Aggregates<Activity, ActivityState> aggregates, OwnOccurrences own, Stamps stamps) {
        this.records = with.create(aggregates);
        this.aggregates = aggregates;
        this.own = own;
        this.stamps = stamps;
    }

    /** @param proposal its id */
    record Decision(@NotBlank String proposal) {}

    @Operation(
            summary = "Do what a guest proposes: move the meeting, or let them take part; needs If-Match",
            description = "Guests are told of the new time where they are invited by mail")
    @PostMapping("/accept")
    ResponseEntity<Versioned<ActivityState>> accept(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Decision decision) {
        Versioned<ActivityState> answer =
                records.change(id, ifMatch, "update", activity -> decide(activity, decision.proposal()));
        Proposal proposal = answer.state().proposals() == null
                ? null
                : answer.state().proposals().stream()
                        .filter(one -> one.id().equals(decision.proposal()))
                        .findFirst()
                        .orElse(null);
        return Versions.answer(proposal == null ? answer : moveOccurrence(answer, proposal));
    }

    /** Where one occurrence of a series is to move, the series itself stays. */
    private void decide(Activity activity, String proposalId) {
        Proposal proposal = activity.requireProposal(proposalId);
        Schedule schedule = activity.state().schedule();
        if (proposal.kind() == ProposalKind.GUEST || schedule == null) {
            activity.welcome(proposal, stamps.now());
        } else if (proposal.occurrence() == null) {
            activity.move(proposal, input(schedule, proposal).schedule(), stamps.now());
        } else {
            activity.requireOccurrence(proposal.occurrence());
        }
    }

    private Versioned<ActivityState> moveOccurrence(Versioned<ActivityState> series, Proposal proposal) {
        ActivityState state = series.state();
        Instant occurrence = Objects.requireNonNull(proposal.occurrence());
        ObjectNode changes = Json.mapper().createObjectNode();
        Schedule schedule = Objects.requireNonNull(state.schedule());
        changes.putObject("schedule")
                .put("startsAt", start(schedule, proposal).toString())
                .put("endsAt", end(schedule, proposal).toString());
        own.make(state, occurrence, changes);
        Activity settled =
                aggregates.change(state.id(), null, activity -> activity.settle(proposal.id(), stamps.now()));
        return new Versioned<>(settled.state(), settled.version());
    }

    private static ScheduleInput input(Schedule schedule, Proposal proposal) {
        return new ScheduleInput(
                start(schedule, proposal),
                end(schedule, proposal),
                schedule.timeZone(),
                schedule.allDay(),
                schedule.rule(),
                schedule.excluded(),
                schedule.added());
    }

    private static Instant start(Schedule schedule, Proposal proposal) {
        return Objects.requireNonNullElse(proposal.startsAt(), schedule.startsAt());
    }

    private static Instant end(Schedule schedule, Proposal proposal) {
        return Objects.requireNonNullElseGet(
                proposal.endsAt(), () -> start(schedule, proposal).plus(Occurrences.length(schedule)));
    }

    @Operation(summary = "Leave everything as it is, and the proposal with it; needs If-Match")
    @PostMapping("/decline")
    ResponseEntity<Versioned<ActivityState>> decline(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Decision decision) {
        return Versions.answer(records.change(id, ifMatch, "update", activity -> {
            activity.requireProposal(decision.proposal());
            activity.settle(decision.proposal(), stamps.now());
        }));
    }
}
