package io.klientela.identity.review;

import io.klientela.events.identity.AccessReviewScheduleState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.security.Access;
import io.klientela.platform.web.Problem;
import io.klientela.platform.web.Versioned;
import io.klientela.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How often reviews begin by themselves. */
@RestController
@RequestMapping("/api/v1/access-reviews/schedule")
class ScheduleController {
    private static final String RESOURCE = "access-review";

    private final Aggregates<Schedule, AccessReviewScheduleState> schedules;
    private final Scheduler scheduler;
    private final Access access;
    private final Stamps stamps;

    ScheduleController(
            Aggregates<Schedule, AccessReviewScheduleState> schedules,
            Scheduler scheduler,
            Access access,
            Stamps stamps) {
        this.schedules = schedules;
        this.scheduler = scheduler;
        this.access = access;
        this.stamps = stamps;
    }

    @Operation(summary = "How often reviews begin by themselves")
    @GetMapping
    ResponseEntity<Versioned<AccessReviewScheduleState>> get() {
        access.require(RESOURCE, "read");
        return answer(scheduler.schedule());
    }

    /**
     * @param everyMonths null or absent for none
     * @param dueDays how long there is to decide; as before where absent
     * @param nextOn when the next one begins; after as many months where absent
     */
    record ScheduleInput(
            @Nullable @Min(1) @Max(24) Integer everyMonths,
            @Nullable @Min(1) @Max(90) Integer dueDays,
            @Nullable LocalDate nextOn) {}

    @Operation(summary = "Have reviews begin every so many months, or no longer; needs If-Match")
    @PutMapping
    ResponseEntity<Versioned<AccessReviewScheduleState>> put(
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ScheduleInput input) {
        access.require(RESOURCE, "update");
        long version = Versions.required(ifMatch);
        LocalDate today = scheduler.today();
        if (input.nextOn() != null
                && (input.everyMonths() == null || input.nextOn().isBefore(today))) {
            throw Problem.unprocessable("Please correct what is named below.")
                    .field("nextOn", input.everyMonths() == null ? "has no schedule" : "is in the past");
        }
        scheduler.schedule();
        LocalDate next = input.everyMonths() == null || input.nextOn() != null
                ? input.nextOn()
                : today.plusMonths(input.everyMonths());
        return answer(schedules.change(
                Schedule.ID, version, one -> one.set(input.everyMonths(), input.dueDays(), next, stamps.now())));
    }

    private static ResponseEntity<Versioned<AccessReviewScheduleState>> answer(Schedule schedule) {
        return ResponseEntity.ok()
                .eTag(Versions.tag(schedule.version()))
                .body(new Versioned<>(schedule.state(), schedule.version()));
    }
}
