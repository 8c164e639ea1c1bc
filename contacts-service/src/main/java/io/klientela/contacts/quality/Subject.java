package io.klientela.contacts.quality;

import io.klientela.events.State;
import io.klientela.events.contacts.CompanyState;
import io.klientela.events.contacts.ContactState;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A kind of record whose quality is judged. */
public enum Subject {
    CONTACT("contacts", ContactState.class),
    COMPANY("companies", CompanyState.class);

    private static final Set<String> BOOKKEEPING = Set.of(
            "id", "createdAt", "createdBy", "updatedAt", "ownerName", "parentName", "teamId", "mergedInto", "merged");

    private final String collection;
    private final Class<? extends State> state;

    Subject(String collection, Class<? extends State> state) {
        this.collection = collection;
        this.state = state;
    }

    /** Its name in permissions. */
    public String resource() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its place in the API. */
    public String collection() {
        return collection;
    }

    Class<? extends Record> stateClass() {
        return state.asSubclass(Record.class);
    }

    /** The rules that it comes with. */
    List<QualityRule> shipped() {
        return this == CONTACT ? Shipped.CONTACTS : Shipped.COMPANIES;
    }

    /** The fields that rules may be about. */
    List<String> fields() {
        return components().map(RecordComponent::getName).toList();
    }

    private Stream<RecordComponent> components() {
        return Stream.of(state.getRecordComponents()).filter(component -> !BOOKKEEPING.contains(component.getName()));
    }

    /** Whether a rule may be about this: a field, or one below it. */
    boolean has(String path) {
        String[] parts = path.split("\\.", -1);
        Optional<RecordComponent> root =
                components().filter(it -> it.getName().equals(parts[0])).findFirst();
        return root.isPresent()
                && (parts.length == 1
                        || (parts.length == 2 && hasBelow(root.get().getGenericType(), parts[1])));
    }

    private static boolean hasBelow(Type type, String name) {
        Class<?> raw = element(type);
        return Map.class.isAssignableFrom(raw)
                ? !name.isBlank()
                : raw.isRecord()
                        && Stream.of(raw.getRecordComponents())
                                .anyMatch(component -> component.getName().equals(name));
    }

    /** What a list is of, or the type itself. */
    private static Class<?> element(Type type) {
        return switch (type) {
            case ParameterizedType list
            when list.getRawType() == List.class -> element(list.getActualTypeArguments()[0]);
            case ParameterizedType other when other.getRawType() instanceof Class<?> raw -> raw;
            case Class<?> plain -> plain;
            default -> Object.class;
        };
    }
}
