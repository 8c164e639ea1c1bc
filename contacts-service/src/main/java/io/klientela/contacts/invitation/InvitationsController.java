package io.klientela.contacts.invitation;

import io.klientela.contacts.activity.Activity;
import io.klientela.contacts.invitation.Invitations.Invitation;
import io.klientela.events.contacts.ActivityState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.security.Access;
import io.klientela.platform.web.Records;
import io.klientela.platform.web.RecordsFactory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How far the mails to the guests of a meeting are. */
@Tag(name = "Activities")
@RestController
@RequestMapping("/api/v1/activities/{id}/invitations")
class InvitationsController {
    private final Invitations invitations;
    private final Records<Activity, ActivityState> records;
    private final Access access;

    InvitationsController(
            Invitations invitations,
            RecordsFactory with,
            Aggregates<Activity, ActivityState> activities,
            Access access) {
        this.invitations = invitations;
        this.records = with.create(activities);
        this.access = access;
    }

    /** @param problem why the last mail could not be sent. @param at when the server took the last one */
    record Mailed(
            String email,
            Stand stand,
            @Nullable String problem,
            @Nullable Instant at) {

        static Mailed of(Invitation invitation) {
            Word told = invitation.told();
            return new Mailed(
                    invitation.guest().email(),
                    Stand.of(invitation),
                    invitation.problem(),
                    told == null ? null : told.at());
        }
    }

    record Mails(List<Mailed> items) {}

    @Operation(summary = "How far the mails to the guests of a meeting are")
    @GetMapping
    Mails get(@PathVariable String id) {
        ActivityState meeting = records.get(id).state();
        return access.hidden("activity").contains("attendees")
                ? new Mails(List.of())
                : new Mails(
                        invitations.of(meeting.id()).stream().map(Mailed::of).toList());
    }
}
