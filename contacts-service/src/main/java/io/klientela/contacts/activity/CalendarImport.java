package io.klientela.contacts.activity;

import io.klientela.contacts.calendar.CalendarItem;
import io.klientela.contacts.calendar.Occurrences;
import io.klientela.contacts.shared.Inputs;
import io.klientela.events.contacts.ActivityState;
import io.klientela.events.contacts.Schedule;
import io.klientela.platform.Ids;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes the entries of a calendar file over: each once, however often the file comes. */
@Component
class CalendarImport {
    private static final int BATCH = 500;

    private final Aggregates<Activity, ActivityState> aggregates;
    private final Activities activities;
    private final ItemInputs items;
    private final Inputs inputs;
    private final Access access;
    private final Stamps stamps;

    CalendarImport(
            Aggregates<Activity, ActivityState> aggregates,
            Activities activities,
            ItemInputs items,
            Inputs inputs,
            Access access,
            Stamps stamps) {
        this.aggregates = aggregates;
        this.activities = activities;
        this.items = items;
        this.inputs = inputs;
        this.access = access;
        this.stamps = stamps;
    }

    /**
     * What became of an entry.
     *
     * @param problem why it was refused
     * @param notes what of it was understood otherwise than it was written
     */
    record Taken(
            @Nullable String uid,
            @Nullable String name,
            @Nullable Instant startsAt,
            Outcome outcome,
            @Nullable String activityId,
            @Nullable String problem,
            List<String> notes) {

        static Taken of(CalendarItem item, Outcome outcome, @Nullable String activityId, @Nullable String problem) {
            Schedule schedule = item.schedule();
            return new Taken(
                    item.uid(),
                    item.name(),
                    schedule == null ? item.dueAt() : schedule.startsAt(),
                    outcome,
                    activityId,
                    problem,
                    item.notes());
        }

        private Taken refusedAfterAll(String why) {
            return new Taken(uid, name, startsAt, Outcome.REFUSED, null, why, notes);
        }
    }

    /** Series come before what they say of single occurrences. */
    List<Taken> take(List<CalendarItem> given) {
        List<CalendarItem> all = SameUids.toldApart(given);
        Actor actor = CurrentActor.get();
        Map<Integer, Taken> taken = new HashMap<>();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).recurrenceId() == null) {
                order.add(i);
            }
        }
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).recurrenceId() != null) {
                order.add(i);
            }
        }
        Map<String, Set<Instant>> changed = changedOccurrences(all);
        for (int from = 0; from < order.size(); from += BATCH) {
            List<Integer> batch = order.subList(from, Math.min(order.size(), from + BATCH));
            takeBatch(batch, all, changed, actor, taken);
        }
        List<Taken> inOrder = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            inOrder.add(Objects.requireNonNull(taken.get(i)));
        }
        return inOrder;
    }

    private static Map<String, Set<Instant>> changedOccurrences(List<CalendarItem> all) {
        Map<String, Set<Instant>> changed = new HashMap<>();
        for (CalendarItem item : all) {
            if (item.uid() != null && item.recurrenceId() != null && item.problem() == null) {
                changed.computeIfAbsent(item.uid(), uid -> new TreeSet<>()).add(item.recurrenceId());
            }
        }
        return changed;
    }

    private void takeBatch(
            List<Integer> batch,
            List<CalendarItem> all,
            Map<String, Set<Instant>> changed,
            Actor actor,
            Map<Integer, Taken> taken) {
        KnownItems known = items.known(batch.stream().map(all::get).toList(), actor);
        Map<String, Activity> written = new LinkedHashMap<>();
        for (int index : batch) {
            CalendarItem item = all.get(index);
            if (item.problem() != null) {
                taken.put(index, Taken.of(item, Outcome.REFUSED, null, item.problem()));
            } else {
                taken.put(index, take(item, known, changed, actor, written));
            }
        }
        Set<String> failed = save(written.values());
        taken.replaceAll((index, one) -> failed.contains(String.valueOf(one.activityId()))
                ? one.refusedAfterAll("was changed by somebody at the same moment; send the file again")
                : one);
    }

    private Set<String> save(Collection<Activity> written) {
        return written.isEmpty() ? Set.of() : aggregates.saveAll(written);
    }

    private Taken take(
            CalendarItem item,
            KnownItems known,
            Map<String, Set<Instant>> changed,
            Actor actor,
            Map<String, Activity> written) {
        Stamp stamp = stamps.now();
        Activity present = known.activity(item);
        Activity series = item.recurrenceId() == null ? null : known.series(item);
        try {
            ActivityInput input = items.input(item, known, present, changedOf(item, changed));
            inputs.check(input);
            Origin origin = origin(item, known, present, series);
            Outcome outcome;
            Activity activity;
            if (present == null) {
                activity = activities.create(Ids.next(), input, items.body(item), origin, stamp);
                outcome = Outcome.CREATED;
            } else {
                activity = present;
                outcome = update(activity, item, input, origin, actor, stamp);
            }
            if (series != null && item.recurrenceId() != null) {
                series.leaveOut(item.recurrenceId(), stamp);
                written.put(series.id(), series);
            }
            if (outcome != Outcome.UNCHANGED) {
                written.put(activity.id(), activity);
            }
            known.remember(item, activity);
            return Taken.of(item, outcome, activity.id(), null);
        } catch (Problem e) {
            return Taken.of(item, Outcome.REFUSED, null, words(e));
        } catch (Occurrences.Impossible e) {
            return Taken.of(item, Outcome.REFUSED, null, "its %s %s".formatted(e.field(), e.getMessage()));
        }
    }

    /** What was made here has no UID of another calendar. */
    private static Origin origin(
            CalendarItem item, KnownItems known, @Nullable Activity present, @Nullable Activity series) {
        Origin before = present == null ? Origin.HERE : Origin.of(present.state());
        return new Origin(
                known.ownId(item) == null ? item.uid() : before.uid(),
                item.sequence() == 0 ? before.sequence() : Integer.valueOf(item.sequence()),
                item.organizer(),
                series == null ? before.seriesId() : series.id(),
                item.recurrenceId());
    }

    private Outcome update(
            Activity activity, CalendarItem item, ActivityInput input, Origin origin, Actor actor, Stamp stamp) {
        ActivityState before = activity.state();
        if (item.sequence() < Objects.requireNonNullElse(before.sequence(), 0)) {
            return Outcome.UNCHANGED;
        }
        if (!access.permits(actor, "activity", "update", before)) {
            throw Problem.unprocessable("is somebody else's here, and you may not change it");
        }
        long version = activity.version();
        activities.replace(activity, input, items.body(item), origin, stamp);
        return activity.version() == version ? Outcome.UNCHANGED : Outcome.UPDATED;
    }

    private static Set<Instant> changedOf(CalendarItem item, Map<String, Set<Instant>> changed) {
        return item.recurrenceId() != null || item.uid() == null
                ? Set.of()
                : changed.getOrDefault(item.uid(), Set.of());
    }

    private static String words(Problem problem) {
        return problem.errors().isEmpty()
                ? problem.detail()
                : problem.errors().getFirst().field() + " "
                        + problem.errors().getFirst().message();
    }
}
