package io.klientela.platform.web;

import io.klientela.events.State;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.bulk.BulkAction;
import io.klientela.platform.bulk.BulkChange;
import io.klientela.platform.bulk.BulkTarget;
import io.klientela.platform.query.ListRequest;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The records of a {@link ResourceController} for bulk changes: what is done to one goes where a single request's change goes. */
final class BulkRecords<A extends Aggregate<S>, S extends State, I> implements BulkTarget {
    private final String collection;
    private final Records<A, S> records;
    private final RecordsFactory with;
    private final Class<I> inputType;
    private final Map<String, Class<?>> inputFields;
    private final ResourceController<A, S, I> controller;

    BulkRecords(
            String collection,
            Records<A, S> records,
            RecordsFactory with,
            Class<I> inputType,
            ResourceController<A, S, I> controller) {
        this.collection = collection;
        this.records = records;
        this.with = with;
        this.inputType = inputType;
        this.inputFields = Arrays.stream(inputType.getRecordComponents())
                .collect(Collectors.toMap(RecordComponent::getName, RecordComponent::getType));
        this.controller = controller;
    }

    @Override
    public String collection() {
        return collection;
    }

    @Override
    public String resource() {
        return records.resource();
    }

    @Override
    public boolean revives() {
        return controller.revives();
    }

    @Override
    public void check(BulkChange change) {
        with.access().require(resource(), change.action().wire());
        records.refuseHidden(change.named());
        for (String field : change.named()) {
            if (!inputFields.containsKey(field)) {
                throw Problem.badRequest("There is no field %s that could be written; there are %s."
                                .formatted(field, String.join(", ", new TreeSet<>(inputFields.keySet()))))
                        .field(field, "is not a field that can be written");
            }
        }
        for (String list : change.lists()) {
            if (inputFields.get(list) != List.class) {
                throw Problem.badRequest("The field %s is no list.".formatted(list))
                        .field(list, "holds one value; use patch");
            }
        }
    }

    @Override
    public long count(@Nullable String filter, @Nullable String q) {
        return records.count(request(filter, q));
    }

    @Override
    public List<String> find(@Nullable String filter, @Nullable String q, @Nullable String after, int most) {
        return records.ids(request(filter, q), after, most);
    }

    private static ListRequest request(@Nullable String filter, @Nullable String q) {
        return ListRequest.first(1).matching(filter, q);
    }

    @Override
    public Before before(String id, BulkChange change) {
        Versioned<S> present = records.present(id);
        return new Before(present.version(), values(tree(present.state()), change.named()));
    }

    @Override
    public Done apply(String id, BulkChange change) {
        Records.Changed<S> changed = change.action() == BulkAction.DELETE
                ? records.change(
                        id,
                        (Long) null,
                        change.action().wire(),
                        aggregate -> controller.delete(aggregate, with.stamps().now()))
                : controller.writing(change.named(), () -> patch(id, change::patchFor));
        Versioned<S> after = changed.after();
        ObjectNode was = tree(changed.before().state());
        ObjectNode is = tree(after.state());
        Set<String> different = different(was, is);
        return new Done(
                after.version() > changed.before().version(),
                with.access().hidden(resource()).contains("name")
                        ? null
                        : after.state().name(),
                after.version(),
                values(was, different),
                values(is, different));
    }

    @Override
    public void undo(String id, BulkAction action, ObjectNode before, ObjectNode after) {
        if (action == BulkAction.DELETE) {
            records.revive(
                    id, aggregate -> controller.revive(aggregate, with.stamps().now()));
            return;
        }
        Set<String> names = Set.copyOf(after.propertyNames());
        controller.writing(
                names,
                () -> patch(id, present -> {
                    JsonNode now = asKept(values(present, names));
                    if (!now.equals(after) && !now.equals(values(before, names))) {
                        throw Problem.conflict("Somebody changed the same since.");
                    }
                    return replacing(values(present, names), before);
                }));
    }

    private Records.Changed<S> patch(String id, Function<ObjectNode, ObjectNode> patches) {
        return records.change(id, (Long) null, BulkAction.UPDATE.wire(), aggregate -> {
            I present = controller.inputOf(aggregate.state());
            I input = MergePatch.apply(
                    with.mapper(), patches.apply(with.mapper().valueToTree(present)), present, inputType);
            controller.check(input);
            controller.edit(aggregate, input, with.stamps().now());
        });
    }

    private ObjectNode tree(S state) {
        return with.mapper().valueToTree(controller.inputOf(state));
    }

    private static Set<String> different(ObjectNode some, ObjectNode others) {
        Set<String> names = new TreeSet<>(some.propertyNames());
        names.addAll(others.propertyNames());
        names.removeIf(name -> some.path(name).equals(others.path(name)));
        return names;
    }

    /** As it is read again from the text that it is kept as: a number may be of another type there. */
    private static JsonNode asKept(ObjectNode values) {
        return Json.mapper().readTree(values.toString());
    }

    /** The patch that leaves nothing of what is there now: a merge patch takes out only what it names. */
    private static ObjectNode replacing(ObjectNode now, ObjectNode before) {
        ObjectNode patch = before.deepCopy();
        now.properties().forEach(field -> {
            if (field.getValue() instanceof ObjectNode present
                    && patch.get(field.getKey()) instanceof ObjectNode earlier) {
                patch.set(field.getKey(), replacing(present, earlier));
            } else if (!patch.has(field.getKey())) {
                patch.putNull(field.getKey());
            }
        });
        return patch;
    }

    /** With null for what is missing, so that it is a merge patch. */
    private static ObjectNode values(ObjectNode of, Set<String> names) {
        ObjectNode some = of.objectNode();
        for (String name : names) {
            JsonNode value = of.get(name);
            if (value == null) {
                some.putNull(name);
            } else {
                some.set(name, value);
            }
        }
        return some;
    }
}
