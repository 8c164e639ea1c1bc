package io.klientela.platform.imports.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the columns of one kind of file become the fields of one resource. */
public final class Mapping {

    /** A declared column, ready to use. */
    record Column(String name, String field, boolean required, boolean optional, Converter converter) {}

    private final String name;
    private final MappingSpec spec;
    private final String description;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final Set<String> ignored = new LinkedHashSet<>();
    private final Set<String> missing;
    private final Map<String, Object> constants;

    Mapping(String name, MappingSpec spec) {
        this.name = name;
        this.spec = spec;
        this.description = spec.description();
        this.missing = spec.missing() == null ? Set.of() : Set.copyOf(spec.missing());
        this.constants = spec.constants() == null ? Map.of() : Map.copyOf(spec.constants());
        spec.columns().forEach((column, declared) -> columns.put(NameKey.of(column), compile(column, declared)));
        if (spec.ignored() != null) {
            spec.ignored().forEach(column -> ignored.add(NameKey.of(column)));
        }
    }

    public String name() {
        return name;
    }

    /** The same, that also knows these columns; where it declares one of that name itself, its own counts. */
    public Mapping plus(List<MoreColumn> more) {
        if (more.isEmpty()) {
            return this;
        }
        Map<String, ColumnSpec> all = new LinkedHashMap<>(spec.columns());
        for (MoreColumn column : more) {
            for (String header : List.of(column.header(), column.field())) {
                if (!columns.containsKey(NameKey.of(header)) && !ignored.contains(NameKey.of(header))) {
                    all.putIfAbsent(header, column.spec());
                }
            }
        }
        return new Mapping(
                name, new MappingSpec(spec.description(), all, spec.ignored(), spec.missing(), spec.constants()));
    }

    MappingSpec spec() {
        return spec;
    }

    public String description() {
        return description;
    }

    /** The columns that a file has to have, or may have, in the order of the declaration. */
    public List<String> columns() {
        return columns.values().stream().map(Column::name).toList();
    }

    /** How many columns of the header are known: tells which delimiter was meant. */
    public long known(List<String> header) {
        return header.stream()
                .map(NameKey::of)
                .filter(key -> columns.containsKey(key) || ignored.contains(key))
                .count();
    }

    /** The mapping applied to a file's header. @throws BadHeader naming every column that is missing or there twice */
    public BoundMapping bind(List<String> header) {
        List<CellNote> faults = new ArrayList<>();
        Map<String, Integer> positions = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String key = NameKey.of(header.get(i));
            if (positions.putIfAbsent(key, i) != null && columns.containsKey(key)) {
                faults.add(new CellNote(header.get(i), "", "", "is in the header more than once"));
            }
        }
        columns.forEach((key, column) -> {
            if (!column.optional() && !positions.containsKey(key)) {
                faults.add(new CellNote(column.name(), "", "", "is missing; found: " + String.join(", ", header)));
            }
        });
        if (!faults.isEmpty()) {
            throw new BadHeader(faults);
        }
        return new BoundMapping(header, columns, positions, missing, constants);
    }

    private static Column compile(String name, ColumnSpec spec) {
        try {
            return new Column(name, spec.field(), spec.required(), spec.optional(), Converters.of(spec));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("column \"%s\": %s".formatted(name, e.getMessage()), e);
        }
    }
}
