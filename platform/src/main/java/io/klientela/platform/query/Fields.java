package io.klientela.platform.query;

import com.mongodb.client.model.Indexes;
import io.klientela.events.FieldValue;
import io.klientela.events.Money;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The fields that lists of a resource can be filtered and sorted by, derived from its record. */
public final class Fields {
    private static final int DEEPEST = 4;
    private static final String STATE = "state.";

    private final Map<String, Field> byName;
    private final Set<String> beside;

    private Fields(Map<String, Field> byName) {
        this(byName, Set.of());
    }

    private Fields(Map<String, Field> byName, Set<String> beside) {
        this.byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
        this.beside = beside;
    }

    /** The fields of an aggregate with the given published state. */
    public static Fields of(Class<? extends Record> state) {
        return builder(state).build();
    }

    /** The fields of an aggregate's state below {@code state.}, with {@code id} and {@code version}. */
    public static Builder builder(Class<? extends Record> state) {
        return new Builder(components(state, STATE, 0));
    }

    /** The fields of a record that is stored flat, with its {@code id} as {@code _id}. */
    public static Builder flat(Class<? extends Record> document) {
        return new Builder(components(document, "", 0));
    }

    /** These fields without the given ones of the state, and without every other name for them. */
    public Fields without(Set<String> hidden) {
        if (hidden.isEmpty()) {
            return this;
        }
        Map<String, Field> kept = new LinkedHashMap<>(byName);
        kept.values().removeIf(field -> hidden.contains(stateField(field.path())));
        kept.keySet().removeAll(beside);
        return new Fields(kept);
    }

    /** These fields and those of what is kept beside the state, which tells of all of it. */
    public Fields beside(String place, Class<? extends Record> kept) {
        Map<String, Field> more = components(kept, place + ".", 0);
        Map<String, Field> all = new LinkedHashMap<>(byName);
        all.putAll(more);
        return new Fields(all, Set.copyOf(more.keySet()));
    }

    /** What a document has beside its state. */
    public Map<String, Object> besideState(Document document) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String name : beside) {
            Object value = document.getEmbedded(
                    List.of(Objects.requireNonNull(byName.get(name)).path().split("\\.")), Object.class);
            if (value != null) {
                values.put(name, value);
            }
        }
        return values;
    }

    /**
     * A field that was added while the service runs.
     *
     * @param path of its value, below its name
     * @param choices of a choice, also those that are not chosen any more
     */
    public record Added(String name, String path, Held holds, List<String> choices) {
        /** What it holds. */
        public enum Held {
            TEXT(Kind.TEXT, String.class),
            NUMBER(Kind.NUMBER, BigDecimal.class),
            MONEY(Kind.MONEY, Money.class),
            DATE(Kind.DATE, LocalDate.class),
            CHOICE(Kind.CHOICE, String.class),
            CHOICES(Kind.LIST, List.class),
            LINK(Kind.RECORD, FieldValue.RecordLink.class);

            private final Kind kind;
            private final Class<?> held;

            Held(Kind kind, Class<?> held) {
                this.kind = kind;
                this.held = held;
            }
        }

        private Field field() {
            String full = name + "." + path;
            if (holds == Held.CHOICES) {
                Field element = new Field(name, "", Kind.CHOICE, String.class, false, choices, Map.of(), null);
                return new Field(name, full, Kind.LIST, List.class, false, choices, Map.of(), element);
            }
            Map<String, Field> children =
                    holds == Held.MONEY || holds == Held.LINK ? components(holds.held, "", DEEPEST - 1) : Map.of();
            return new Field(name, full, holds.kind, holds.held, false, choices, children, null);
        }
    }

    /** These and a group of others, e.g. {@code custom.seats}. */
    public Fields with(String group, List<Added> added) {
        Map<String, Field> children = new LinkedHashMap<>();
        added.forEach(field -> children.put(field.name(), field.field()));
        Map<String, Field> all = new LinkedHashMap<>(byName);
        all.put(group, new Field(group, STATE + group, Kind.RECORD, Map.class, false, List.of(), children, null));
        return new Fields(all, beside);
    }

    /** The columns of a file of everything: names, and for a group that was added those in it. */
    public List<String> columns() {
        return byName.values().stream()
                .flatMap(field -> field.type() == Map.class
                        ? field.children().keySet().stream().map(child -> field.name() + "." + child)
                        : Stream.of(field.name()))
                .toList();
    }

    /** {@code emails} of {@code state.emails.value}. */
    private static String stateField(String path) {
        String relative = path.startsWith(STATE) ? path.substring(STATE.length()) : path;
        return relative.split("\\.", 2)[0];
    }

    static Fields element(String variable, Field element) {
        return new Fields(Map.of(variable, element.named(variable)));
    }

    /** Names that {@code sort=} takes. */
    public Set<String> sortable() {
        Set<String> names = new TreeSet<>();
        byName.values().stream().filter(Field::sortable).map(Field::name).forEach(names::add);
        return names;
    }

    public Set<String> names() {
        return byName.keySet();
    }

    /** A field as somebody who builds a filter sees it. @param kind e.g. {@code text}. @param values of a choice */
    public record Described(String name, String kind, List<String> values) {}

    /** All fields, in the order of the record, without those of records within. */
    public List<Described> described() {
        return byName.entrySet().stream()
                .map(entry -> new Described(
                        entry.getKey(),
                        entry.getValue().kind().name().toLowerCase(Locale.ROOT),
                        entry.getValue().choices()))
                .toList();
    }

    /** The keys of the index that serves a sort by the field, in both directions. */
    public Bson index(String name) {
        Field field = resolve(name);
        if (field == null) {
            throw new IllegalArgumentException("no field " + name);
        }
        return Indexes.ascending(field.comparedPath(), "_id");
    }

    @Nullable
    Field get(String name) {
        return byName.get(name);
    }

    /** Finds a dotted name such as {@code amount.currency}. */
    @Nullable
    Field resolve(String name) {
        String[] parts = name.split("\\.", -1);
        Field field = byName.get(parts[0]);
        for (int i = 1; i < parts.length && field != null; i++) {
            field = field.child(parts[i]);
        }
        return field;
    }

    /** The top-level keys of stored documents that hold these fields. */
    List<String> roots() {
        return byName.values().stream()
                .map(field -> field.path().split("\\.", 2)[0])
                .distinct()
                .toList();
    }

    private static Map<String, Field> components(Class<?> type, String prefix, int depth) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getName();
            Field field = field(name, prefix + name, component.getGenericType(), depth);
            if (field != null) {
                fields.put(name, field);
            }
        }
        return fields;
    }

    private static @Nullable Field field(String name, String path, Type generic, int depth) {
        Class<?> type = raw(generic);
        if (type == null || depth > DEEPEST) {
            return null;
        }
        Kind kind = Kind.of(type);
        if (kind == null) {
            return null;
        }
        Field element = null;
        Map<String, Field> children = Map.of();
        if (kind == Kind.LIST && generic instanceof ParameterizedType list) {
            element = field(name, "", list.getActualTypeArguments()[0], depth + 1);
            children = element == null ? Map.of() : element.children();
        } else if (kind == Kind.RECORD || kind == Kind.MONEY) {
            children = components(type, "", depth + 1);
        }
        return new Field(name, path, kind, type, false, choices(type), children, element);
    }

    private static @Nullable Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType parameterized when parameterized.getRawType() instanceof Class<?> plain -> plain;
            default -> null;
        };
    }

    /** The stored words of an enum: {@code NOT_INVITED} is {@code not-invited}. */
    private static List<String> choices(Class<?> type) {
        Object[] constants = type.isEnum() ? type.getEnumConstants() : new Object[0];
        return Arrays.stream(constants)
                .map(constant ->
                        ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    /** Adds names to those of the record. */
    public static final class Builder {
        private final Map<String, Field> fields;

        private Builder(Map<String, Field> fields) {
            this.fields = fields;
            fields.put("id", new Field("id", "_id", Kind.TEXT, String.class, false, List.of(), Map.of(), null));
            fields.put(
                    "version",
                    new Field("version", "version", Kind.NUMBER, long.class, false, List.of(), Map.of(), null));
        }

        /** A second name for a field; {@code alias("email", "emails.value")} compares with any of the addresses. */
        public Builder alias(String name, String target) {
            Field field = new Fields(fields).resolve(target);
            if (field == null) {
                throw new IllegalArgumentException("no field " + target);
            }
            fields.put(name, field.named(name));
            return this;
        }

        public Fields build() {
            return new Fields(fields);
        }
    }
}
