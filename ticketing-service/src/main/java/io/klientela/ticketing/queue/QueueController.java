package io.klientela.ticketing.queue;

import io.klientela.events.ticketing.QueueState;
import io.klientela.events.ticketing.ServiceLevel;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.reference.ReferenceType;
import io.klientela.platform.reference.References;
import io.klientela.platform.web.Problem;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.ResourceController;
import io.klientela.ticketing.calendar.WorkingHours;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/queues")
class QueueController extends ResourceController<Queue, QueueState, QueueInput> {
    private final References references;
    private final QueueUse use;

    QueueController(Aggregates<Queue, QueueState> queues, RecordsFactory with, References references, QueueUse use) {
        super(queues, with, QueueInput.class);
        this.references = references;
        this.use = use;
    }

    @Override
    protected Queue create(String id, QueueInput input, Stamp stamp) {
        boolean isDefault = Boolean.TRUE.equals(input.isDefault());
        return Queue.create(state(id, input, isDefault, stamp.at(), stamp.by(), stamp));
    }

    @Override
    protected QueueInput inputOf(QueueState state) {
        return new QueueInput(
                state.name(),
                state.email(),
                state.managerId(),
                state.calendar(),
                state.serviceLevel(),
                state.language(),
                state.signature(),
                state.isDefault(),
                state.teamId());
    }

    @Override
    protected void edit(Queue queue, QueueInput input, Stamp stamp) {
        QueueState before = queue.state();
        boolean isDefault = input.isDefault() == null ? before.isDefault() : input.isDefault();
        queue.edit(state(before.id(), input, isDefault, before.createdAt(), before.createdBy(), stamp));
    }

    @Override
    protected void delete(Queue queue, Stamp stamp) {
        queue.delete(use);
    }

    private QueueState state(
            String id, QueueInput input, boolean isDefault, Instant createdAt, String createdBy, Stamp stamp) {
        var calendar = WorkingHours.complete(Objects.requireNonNullElse(input.calendar(), DefaultQueue.CALENDAR));
        try {
            WorkingHours.of(calendar);
        } catch (IllegalArgumentException e) {
            throw Problem.unprocessable("The calendar cannot be understood.")
                    .field("calendar", String.valueOf(e.getMessage()));
        }
        return new QueueState(
                id,
                input.name().strip(),
                input.email() == null ? null : input.email().toLowerCase(Locale.ROOT),
                input.managerId(),
                managerName(input.managerId()),
                calendar,
                checked(Objects.requireNonNullElse(input.serviceLevel(), new ServiceLevel(null, null, null))),
                input.language(),
                input.signature(),
                isDefault,
                input.teamId() == null
                        ? null
                        : references
                                .require(ReferenceType.TEAM, input.teamId(), "teamId")
                                .id(),
                createdAt,
                createdBy,
                stamp.at());
    }

    private @Nullable String managerName(@Nullable String id) {
        return id == null
                ? null
                : references.require(ReferenceType.USER, id, "managerId").name();
    }

    private static ServiceLevel checked(ServiceLevel level) {
        check("firstResponseMinutes", level.firstResponseMinutes());
        check("updateMinutes", level.updateMinutes());
        check("solutionMinutes", level.solutionMinutes());
        return level;
    }

    private static void check(String field, @Nullable Integer minutes) {
        if (minutes != null && (minutes < 1 || minutes > 200_000)) {
            throw Problem.unprocessable("A promise is a number of working minutes.")
                    .field("serviceLevel." + field, "is a number from 1 to 200000");
        }
    }
}
