package io.klientela.automation.event;

import io.klientela.events.EventTypes;
import io.klientela.platform.query.Shape;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A type of event.
 *
 * @param type its wire name
 * @param topic where it is published
 * @param resource what it happens to, e.g. {@code deal}
 * @param variables what conditions may speak of: {@code event}, {@code record} and {@code changes}
 * @param fields of the record, for those who write conditions
 */
public record EventKind(
        String type,
        String topic,
        String resource,
        String meaning,
        Map<String, Shape> variables,
        List<RecordField> fields) {
    private static final Map<String, Shape> OF_EVERY_EVENT = Map.of(
            "id", Shape.TEXT,
            "type", Shape.TEXT,
            "time", Shape.TIME,
            "actor", Shape.TEXT,
            "recordId", Shape.TEXT);
    private static final Shape CHANGE = Shape.group("Change", Map.of("before", Shape.ANY, "after", Shape.ANY));

    /** Conditions on schedules: there is no record. */
    public static final Map<String, Shape> SCHEDULE_VARIABLES = Map.of("event", Shape.group("Event", OF_EVERY_EVENT));

    /** Conditions on events of several types: records are not checked before they are there. */
    public static final Map<String, Shape> MIXED_VARIABLES =
            Map.of("event", Shape.group("Event", OF_EVERY_EVENT), "record", Shape.ANY, "changes", Shape.ANY);

    /** @param kind {@code text}, {@code number}, {@code boolean}, {@code time}, {@code date}, {@code choice}, … @param values of a choice */
    public record RecordField(String name, String kind, List<String> values) {}

    static EventKind of(Class<? extends Record> event) {
        String type = EventTypes.nameOf(event);
        String topic = EventTypes.topicOf(type);
        String resource = topic.substring(topic.lastIndexOf('.') + 1);
        String past = type.substring(topic.length() + 1).replaceFirst("\\.v\\d+$", "");
        Class<? extends Record> state = stateOf(event);
        return new EventKind(
                type, topic, resource, resource + " " + past.replace('-', ' '), variables(event, state), fields(state));
    }

    private static Class<? extends Record> stateOf(Class<? extends Record> event) {
        for (RecordComponent component : event.getRecordComponents()) {
            if (component.getName().equals("state")) {
                return component.getType().asSubclass(Record.class);
            }
        }
        throw new IllegalArgumentException(event + " has no state");
    }

    private static Map<String, Shape> variables(Class<? extends Record> event, Class<? extends Record> state) {
        Map<String, Shape> ofEvent = new LinkedHashMap<>(OF_EVERY_EVENT);
        Shape.fieldsOf(event).forEach((name, shape) -> {
            if (!name.equals("state") && !name.equals("changes")) {
                ofEvent.put(name, shape);
            }
        });
        Shape record = Shape.of(state);
        Map<String, Shape> changes = new LinkedHashMap<>();
        record.names().forEach(name -> changes.put(name, CHANGE));
        return Map.of(
                "event", Shape.group("Event", ofEvent), "record", record, "changes", Shape.group("Changes", changes));
    }

    private static List<RecordField> fields(Class<? extends Record> state) {
        List<RecordField> fields = new ArrayList<>();
        for (RecordComponent component : state.getRecordComponents()) {
            Class<?> type = component.getType();
            Object[] constants = type.isEnum() ? type.getEnumConstants() : new Object[0];
            fields.add(new RecordField(
                    component.getName(),
                    kind(type),
                    Arrays.stream(constants)
                            .map(constant -> ((Enum<?>) constant)
                                    .name()
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', '-'))
                            .toList()));
        }
        return fields;
    }

    private static String kind(Class<?> type) {
        if (type.isEnum()) {
            return "choice";
        } else if (type.isPrimitive()) {
            return type == boolean.class ? "boolean" : "number";
        }
        return switch (type.getSimpleName()) {
            case "String" -> "text";
            case "Boolean" -> "boolean";
            case "Integer", "Long", "Double", "BigDecimal" -> "number";
            case "Instant" -> "time";
            case "LocalDate" -> "date";
            case "Money" -> "money";
            case "List" -> "list";
            default -> "group";
        };
    }
}
