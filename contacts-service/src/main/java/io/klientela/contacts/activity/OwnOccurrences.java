package io.klientela.contacts.activity;

import com.mongodb.client.model.Filters;
import io.klientela.contacts.calendar.Occurrences;
import io.klientela.contacts.shared.Inputs;
import io.klientela.events.contacts.ActivityState;
import io.klientela.events.contacts.Schedule;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.web.Creation;
import io.klientela.platform.web.MergePatch;
import io.klientela.platform.web.Records;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.Versioned;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Occurrences of series that became activities of their own. */
@Component
class OwnOccurrences {
    private final Records<Activity, ActivityState> records;
    private final Aggregates<Activity, ActivityState> aggregates;
    private final Activities activities;
    private final Inputs inputs;
    private final Stamps stamps;
    private final JsonMapper mapper;

    OwnOccurrences(
            RecordsFactory with,
            Aggregates<Activity, ActivityState> aggregates,
            Activities activities,
            Inputs inputs,
            Stamps stamps,
            JsonMapper mapper) {
        this.records = with.create(aggregates);
        this.aggregates = aggregates;
        this.activities = activities;
        this.inputs = inputs;
        this.stamps = stamps;
        this.mapper = mapper;
    }

    /**
     * Makes one of them; the series leaves it out.
     *
     * @param start when it begins in the series
     * @param changes a merge patch on what the series says of it
     */
    Versioned<ActivityState> make(ActivityState series, Instant start, @Nullable ObjectNode changes) {
        ActivityInput input = changed(series, start, changes);
        inputs.check(input);
        Origin origin = new Origin(series.uid(), series.sequence(), series.organizer(), series.id(), start);
        Versioned<ActivityState> created =
                records.create(() -> activities.create(Creation.id(), input, origin, stamps.now()));
        aggregates.change(series.id(), null, activity -> activity.leaveOut(start, stamps.now()));
        return created;
    }

    /** The one that stands for the occurrence of a series. */
    Optional<Activity> of(String seriesId, Instant start) {
        return aggregates.findAll(Filters.eq("state.externalId", key(seriesId, start))).stream()
                .findFirst();
    }

    /** Two people who change the same one at once make one. */
    static String key(String seriesId, Instant start) {
        return "occurrence:%s:%d".formatted(seriesId, start.getEpochSecond());
    }

    private ActivityInput changed(ActivityState series, Instant start, @Nullable ObjectNode changes) {
        Schedule schedule = Objects.requireNonNull(series.schedule());
        ObjectNode patch = changes == null ? mapper.createObjectNode() : changes.deepCopy();
        patch.put("externalId", key(series.id(), start));
        return MergePatch.apply(
                mapper,
                patch,
                ActivityInput.of(series).on(ScheduleInput.of(Occurrences.only(schedule, start))),
                ActivityInput.class);
    }
}
