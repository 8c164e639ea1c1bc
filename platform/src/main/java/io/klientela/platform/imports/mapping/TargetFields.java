package io.klientela.platform.imports.mapping;

import io.klientela.platform.imports.table.CellKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields that the columns of any file can be taken for: those that the mappings of a resource fill between them. */
public final class TargetFields {

    /**
     * @param type as mapping files name it, e.g. {@code date}
     * @param label what people call it, where the product does not know
     */
    public record Field(
            String name,
            String type,
            boolean required,
            @Nullable String label) {}

    private final Map<String, ColumnSpec> specs = new LinkedHashMap<>();
    private final Map<String, String> fieldOfHeader = new HashMap<>();
    private final Set<String> required = new LinkedHashSet<>();
    private final Map<String, String> labels = new HashMap<>();
    private final Typos headers = new Typos();

    /** @param more fields that no mapping fills */
    public TargetFields(Collection<Mapping> mappings, Collection<String> needs, Collection<MoreColumn> more) {
        mappings.forEach(mapping -> mapping.spec().columns().forEach(this::learn));
        more.forEach(column -> {
            labels.put(column.field(), column.header());
            learn(column.header(), column.spec());
        });
        specs.keySet().forEach(field -> teach(field, field));
        required.addAll(needs);
    }

    private void learn(String header, ColumnSpec spec) {
        specs.putIfAbsent(spec.field(), spec);
        teach(header, spec.field());
    }

    private void teach(String header, String field) {
        fieldOfHeader.putIfAbsent(NameKey.of(header), field);
        headers.learn(header, field);
    }

    public List<Field> fields() {
        return specs.entrySet().stream()
                .map(spec -> new Field(
                        spec.getKey(),
                        spec.getValue().typeName(),
                        required.contains(spec.getKey()),
                        labels.get(spec.getKey())))
                .toList();
    }

    /** The field of each column, or null; no field twice. A header says more than what is below it. */
    public List<@Nullable String> suggest(List<String> names, List<CellKind> kinds) {
        List<@Nullable String> fields = new ArrayList<>();
        Set<String> taken = new LinkedHashSet<>();
        names.forEach(name -> fields.add(byHeader(name).filter(taken::add).orElse(null)));
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i) == null && i < kinds.size()) {
                fields.set(i, byContent(kinds.get(i)).filter(taken::add).orElse(null));
            }
        }
        return fields;
    }

    private Optional<String> byHeader(String name) {
        String key = NameKey.of(name);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        if (fieldOfHeader.containsKey(key)) {
            return Optional.ofNullable(fieldOfHeader.get(key));
        }
        return headers.nearest(name);
    }

    private Optional<String> byContent(CellKind kind) {
        String type = switch (kind) {
            case EMAIL -> "email";
            case PHONE -> "phone";
            case MONEY -> "money";
            case DATE -> "date";
            default -> "";
        };
        return specs.entrySet().stream()
                .filter(spec -> spec.getValue().typeName().equals(type)
                        || (kind == CellKind.URL && spec.getKey().equals("website")))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * A mapping that somebody has put together.
     *
     * @param choices by the name of the column
     * @throws IllegalArgumentException where a field is unknown or a setting is none
     */
    public Mapping mapping(String name, Map<String, ColumnChoice> choices) {
        Map<String, ColumnSpec> columns = new LinkedHashMap<>();
        choices.forEach((column, choice) -> {
            ColumnSpec spec = specs.get(choice.field());
            if (spec == null) {
                throw new IllegalArgumentException("column \"%s\": there is no field \"%s\"; there are: %s"
                        .formatted(column, choice.field(), String.join(", ", specs.keySet())));
            }
            columns.put(column, spec.chosen(choice));
        });
        return new Mapping(name, new MappingSpec("", columns, null, null, null));
    }
}
