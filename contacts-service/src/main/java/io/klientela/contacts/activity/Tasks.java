package io.klientela.contacts.activity;

import com.mongodb.client.model.Filters;
import io.klientela.events.contacts.ActivityState;
import io.klientela.platform.Ids;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.security.Access;
import io.klientela.platform.security.CurrentActor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Gives people tasks of which there is one for each key: asked for again it is brought up to date, and opened again where it was done. */
@Component
public class Tasks {
    private final Aggregates<Activity, ActivityState> aggregates;
    private final Activities activities;
    private final Access access;
    private final Stamps stamps;

    Tasks(Aggregates<Activity, ActivityState> aggregates, Activities activities, Access access, Stamps stamps) {
        this.aggregates = aggregates;
        this.activities = activities;
        this.access = access;
        this.stamps = stamps;
    }

    /** @param key by which it is found again, unique among the external ids of activities */
    public record Wish(
            String key,
            String name,
            String body,
            @Nullable String contactId,
            @Nullable String companyId,
            String ownerId,
            @Nullable Instant dueAt) {}

    /** @param renewed open ones that say something else now, and done ones that are open again. @param kept as they were */
    public record GivenTasks(int created, int renewed, int kept) {}

    /** @throws io.klientela.platform.web.Problem 403 where the current actor may give none */
    public GivenTasks give(List<Wish> wishes) {
        access.require("activity", "create");
        Map<String, Activity> known =
                aggregates
                        .findAll(Filters.in(
                                "state.externalId",
                                wishes.stream().map(Wish::key).toList()))
                        .stream()
                        .collect(Collectors.toMap(
                                activity ->
                                        Objects.requireNonNull(activity.state().externalId()),
                                Function.identity()));
        List<Activity> created = new ArrayList<>();
        List<Activity> renewed = new ArrayList<>();
        Stamp stamp = stamps.now();
        for (Wish wish : wishes) {
            Activity task = known.get(wish.key());
            if (task == null) {
                Activity made =
                        activities.create(Ids.next(), input(Json.mapper().createObjectNode(), wish), stamp);
                if (permits("create", made)) {
                    created.add(made);
                }
            } else if (permits("update", task)) {
                long before = task.version();
                activities.edit(task, input(Json.mapper().valueToTree(ActivityInput.of(task.state())), wish), stamp);
                if (task.version() > before) {
                    renewed.add(task);
                }
            }
        }
        Set<String> others = aggregates.saveAll(
                Stream.concat(created.stream(), renewed.stream()).toList());
        int made = without(others, created);
        int again = without(others, renewed);
        return new GivenTasks(made, again, wishes.size() - made - again);
    }

    private boolean permits(String action, Activity task) {
        return access.permits(CurrentActor.get(), "activity", action, task.state());
    }

    private static int without(Set<String> others, List<Activity> some) {
        return (int) some.stream().filter(task -> !others.contains(task.id())).count();
    }

    /** What an open task is due for stays; one that is opened again is due anew. */
    private static ActivityInput input(ObjectNode input, Wish wish) {
        boolean open = input.hasNonNull("externalId") && !input.hasNonNull("doneAt");
        input.put("kind", "task")
                .put("externalId", wish.key())
                .put("name", wish.name())
                .put("body", wish.body())
                .put("ownerId", wish.ownerId())
                .putNull("doneAt");
        put(input, "contactId", wish.contactId());
        put(input, "companyId", wish.companyId());
        if (!open) {
            put(input, "dueAt", wish.dueAt() == null ? null : wish.dueAt().toString());
        }
        return Json.mapper().treeToValue(input, ActivityInput.class);
    }

    private static void put(ObjectNode input, String field, @Nullable String value) {
        if (value != null) {
            input.put(field, value);
        }
    }
}
