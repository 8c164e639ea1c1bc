package io.klientela.platform.query;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.values.NullValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a variable of an {@link Expression} looks like, and how its JSON is read: numbers as numbers, amounts of money
 * too, times as times, dates as ISO text. A field that is missing is null, a list that is missing is empty.
 */
public final class Shape {
    /** Text, or null. */
    public static final Shape TEXT = plain(SimpleType.STRING, JsonNode::asString);

    /** A whole number, or null. */
    public static final Shape WHOLE = plain(SimpleType.INT, JsonNode::asLong);

    /** A point in time, or null. */
    public static final Shape TIME =
            new Shape(SimpleType.TIMESTAMP, Map.of(), node -> isNull(node) ? null : Instant.parse(node.asString()));

    /** Anything; nothing about it is checked before it is evaluated. */
    public static final Shape ANY = new Shape(SimpleType.DYN, Map.of(), Shape::any);

    private static final Shape DECIMAL = plain(SimpleType.DOUBLE, JsonNode::asDouble);
    private static final Shape FLAG = plain(SimpleType.BOOL, JsonNode::asBoolean);
    private static final Shape MAP =
            new Shape(MapType.create(SimpleType.STRING, SimpleType.DYN), Map.of(), node -> members(node));

    private static final Set<Class<?>> WHOLES =
            Set.of(int.class, Integer.class, long.class, Long.class, short.class, Short.class);
    private static final Set<Class<?>> DECIMALS = Set.of(double.class, Double.class, BigDecimal.class);

    private final CelType type;
    private final Map<String, Shape> fields;
    private final Function<@Nullable JsonNode, @Nullable Object> reader;

    private Shape(CelType type, Map<String, Shape> fields, Function<@Nullable JsonNode, @Nullable Object> reader) {
        this.type = type;
        this.fields = fields;
        this.reader = reader;
    }

    /** The shape of a record's JSON. */
    public static Shape of(Class<? extends Record> type) {
        return group(type.getSimpleName(), fieldsOf(type));
    }

    /** A group of fields. @param name for messages, e.g. {@code Event} */
    public static Shape group(String name, Map<String, Shape> fields) {
        Map<String, Shape> kept = new LinkedHashMap<>(fields);
        ImmutableMap<String, CelType> types = ImmutableMap.copyOf(Maps.transformValues(kept, Shape::type));
        StructType type = StructType.create(name, types.keySet(), field -> Optional.ofNullable(types.get(field)));
        return new Shape(type, kept, node -> isNull(node) ? null : read(kept, node));
    }

    /** The shapes of a record's components by name, for a {@link #group} of one's own. */
    public static Map<String, Shape> fieldsOf(Class<? extends Record> type) {
        Map<String, Shape> fields = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            fields.put(component.getName(), shape(component.getGenericType()));
        }
        return fields;
    }

    public Set<String> names() {
        return fields.keySet();
    }

    /** The shape of a field; null where there is none. */
    public @Nullable Shape field(String name) {
        return fields.get(name);
    }

    CelType type() {
        return type;
    }

    Object read(@Nullable JsonNode node) {
        Object value = reader.apply(node);
        return value == null ? NullValue.NULL_VALUE : value;
    }

    /** Its own type and those of everything below it, by name. */
    void collect(Map<String, CelType> types) {
        if (type instanceof StructType struct && types.putIfAbsent(struct.name(), struct) == null) {
            fields.values().forEach(field -> field.collect(types));
        } else if (type instanceof ListType) {
            fields.values().forEach(element -> element.collect(types));
        }
    }

    private static Shape plain(CelType type, Function<JsonNode, Object> reader) {
        return new Shape(NullableType.create(type), Map.of(), node -> isNull(node) ? null : reader.apply(node));
    }

    private static Shape list(Shape element) {
        return new Shape(ListType.create(element.type), Map.of("element", element), node -> {
            List<Object> values = new ArrayList<>();
            if (node != null) {
                node.forEach(item -> values.add(element.read(item)));
            }
            return values;
        });
    }

    private static Shape shape(Type generic) {
        Class<?> raw = raw(generic);
        if (raw == String.class || raw == java.time.LocalDate.class || raw.isEnum()) {
            return TEXT;
        } else if (WHOLES.contains(raw)) {
            return WHOLE;
        } else if (DECIMALS.contains(raw)) {
            return DECIMAL;
        } else if (raw == boolean.class || raw == Boolean.class) {
            return FLAG;
        } else if (raw == Instant.class) {
            return TIME;
        } else if (raw.isRecord()) {
            return of(raw.asSubclass(Record.class));
        } else if (raw == List.class && generic instanceof ParameterizedType list) {
            return list(shape(list.getActualTypeArguments()[0]));
        }
        return raw == Map.class ? MAP : ANY;
    }

    private static Class<?> raw(Type generic) {
        return switch (generic) {
            case Class<?> plain -> plain;
            case ParameterizedType parameterized when parameterized.getRawType() instanceof Class<?> plain -> plain;
            default -> Object.class;
        };
    }

    private static boolean isNull(@Nullable JsonNode node) {
        return node == null || node.isNull() || node.isMissingNode();
    }

    private static Map<String, Object> read(Map<String, Shape> fields, JsonNode node) {
        Map<String, Object> values = new HashMap<>();
        fields.forEach((name, field) -> values.put(name, field.read(node.get(name))));
        return values;
    }

    private static Map<String, Object> members(@Nullable JsonNode node) {
        Map<String, Object> values = new HashMap<>();
        if (node != null) {
            node.forEachEntry((name, member) -> values.put(name, any(member)));
        }
        return values;
    }

    private static Object any(@Nullable JsonNode node) {
        if (node == null || node.isNull() || node.isMissingNode()) {
            return NullValue.NULL_VALUE;
        }
        return switch (node.getNodeType()) {
            case STRING -> node.asString();
            case BOOLEAN -> node.asBoolean();
            case NUMBER -> node.isIntegralNumber() ? (Object) node.asLong() : (Object) node.asDouble();
            case ARRAY -> node.valueStream().map(Shape::any).toList();
            case OBJECT -> members(node);
            default -> NullValue.NULL_VALUE;
        };
    }
}
