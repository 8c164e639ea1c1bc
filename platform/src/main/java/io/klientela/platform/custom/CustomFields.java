package io.klientela.platform.custom;

import io.klientela.events.FieldValue;
import io.klientela.events.FieldValue.RecordLink;
import io.klientela.events.Topics;
import io.klientela.events.contacts.CustomFieldKind;
import io.klientela.events.contacts.CustomFieldOption;
import io.klientela.events.contacts.CustomFieldState;
import io.klientela.platform.Json;
import io.klientela.platform.query.Fields;
import io.klientela.platform.query.Fields.Added;
import io.klientela.platform.security.Learner;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields that administrators have added to the records of each resource, in memory. A service whose records have such
 * fields makes it learn from their events; in any other there are none.
 */
public final class CustomFields implements Learner {
    /** The component of a state, and of an input, that holds their values by key. */
    public static final String COMPONENT = "custom";

    private static final String DELETED = "klientela.contacts.custom-field.deleted.";

    private record Known(long sequence, @Nullable CustomFieldState field) {}

    private record Learned(CustomFieldState state) {}

    private final Map<String, Known> byId = new ConcurrentHashMap<>();

    /** Those of a resource, in their order; also those that are archived. */
    public List<CustomFieldState> of(String resource) {
        return byId.values().stream()
                .flatMap(known -> Stream.ofNullable(known.field()))
                .filter(field -> field.resource().equals(resource))
                .sorted(Comparator.comparingInt(CustomFieldState::position).thenComparing(CustomFieldState::id))
                .toList();
    }

    public Optional<CustomFieldState> find(String resource, String key) {
        return of(resource).stream().filter(field -> field.key().equals(key)).findFirst();
    }

    /** The fields of a resource with those that were added to it, as {@code custom.key}. */
    public Fields into(String resource, Fields own) {
        List<CustomFieldState> added = of(resource);
        return added.isEmpty()
                ? own
                : own.with(
                        COMPONENT, added.stream().map(CustomFields::filterable).toList());
    }

    private static Added filterable(CustomFieldState field) {
        List<String> choices =
                options(field).stream().map(CustomFieldOption::key).toList();
        return switch (field.kind()) {
            case TEXT -> new Added(field.key(), "text", Added.Held.TEXT, choices);
            case NUMBER -> new Added(field.key(), "number", Added.Held.NUMBER, choices);
            case MONEY -> new Added(field.key(), "money", Added.Held.MONEY, choices);
            case DATE -> new Added(field.key(), "text", Added.Held.DATE, choices);
            case CHOICE -> new Added(field.key(), "text", Added.Held.CHOICE, choices);
            case MULTI_CHOICE -> new Added(field.key(), "choices", Added.Held.CHOICES, choices);
            case LINK -> new Added(field.key(), "link", Added.Held.LINK, choices);
        };
    }

    /** The keys of the index that serves filters and sorts by a field; a link is found by the record's id. */
    public static Bson index(CustomFieldState field, Fields own) {
        String name = COMPONENT + "." + field.key();
        return own.with(COMPONENT, List.of(filterable(field)))
                .index(field.kind() == CustomFieldKind.LINK ? name + ".id" : name);
    }

    static List<CustomFieldOption> options(CustomFieldState field) {
        List<CustomFieldOption> options = field.options();
        return options == null ? List.of() : options;
    }

    /** As an input has them. */
    public static Map<String, JsonNode> said(@Nullable Map<String, FieldValue> values) {
        Map<String, JsonNode> said = new TreeMap<>();
        if (values != null) {
            values.forEach((key, value) -> said.put(key, Json.mapper().valueToTree(value)));
        }
        return said;
    }

    /** The keys of the fields that link the records of a resource to those of a kind, also of those that are archived. */
    public List<String> linksTo(String resource, String kind) {
        return of(resource).stream()
                .filter(field -> kind.equals(field.linkTo()))
                .map(CustomFieldState::key)
                .toList();
    }

    /** The same values, where the links to a record show what it is called now. */
    public static @Nullable Map<String, FieldValue> renamed(
            @Nullable Map<String, FieldValue> values, String id, String name) {
        if (values == null) {
            return null;
        }
        Map<String, FieldValue> renamed = new TreeMap<>(values);
        renamed.replaceAll((key, value) -> {
            RecordLink link = value.link();
            return link != null && link.id().equals(id) ? FieldValue.of(new RecordLink(id, name)) : value;
        });
        return renamed;
    }

    /** Takes over a field as it is now; an older one never undoes a newer one. */
    public void learn(CustomFieldState field, long version, boolean deleted) {
        Known now = new Known(version, deleted ? null : field);
        byId.merge(field.id(), now, (old, newer) -> newer.sequence() > old.sequence() ? newer : old);
    }

    @Override
    public String topic() {
        return Topics.CUSTOM_FIELDS;
    }

    /** A service that only shows them does not wait for the one that has them. */
    @Override
    public boolean isAwaited() {
        return false;
    }

    @Override
    public void learn(String key, @Nullable String type, long sequence, byte @Nullable [] value) {
        if (value == null) {
            byId.remove(key);
            return;
        }
        learn(
                Json.mapper().readValue(value, Learned.class).state(),
                sequence,
                type != null && type.startsWith(DELETED));
    }
}
