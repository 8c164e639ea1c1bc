package io.klientela.platform.imports.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mapping that knows at which position of a file each column is. */
public final class BoundMapping {
    private static final int LONGEST_TOLD = 1_000;

    private final List<String> header;
    private final Map<Mapping.Column, Integer> positions = new LinkedHashMap<>();
    private final Map<String, Integer> positionOfField = new HashMap<>();
    private final Set<String> missing;
    private final Map<String, Object> constants;

    BoundMapping(
            List<String> header,
            Map<String, Mapping.Column> columns,
            Map<String, Integer> found,
            Set<String> missing,
            Map<String, Object> constants) {
        this.header = List.copyOf(header);
        this.missing = missing;
        this.constants = constants;
        columns.forEach((key, column) -> {
            Integer position = found.get(key);
            if (position != null) {
                positions.put(column, position);
                positionOfField.put(column.field(), position);
            }
        });
    }

    /** Those of some fields that no column and no constant fills. */
    public List<String> lacking(Collection<String> fields) {
        return fields.stream()
                .filter(field -> !positionOfField.containsKey(field) && !constants.containsKey(field))
                .sorted()
                .toList();
    }

    /** The values of a row, and what is to be said about its cells. */
    public MappedRow read(List<String> cells) {
        if (cells.size() != header.size()) {
            String message = "the row has %d fields and the header %d".formatted(cells.size(), header.size());
            return new MappedRow(Map.of(), List.of(), List.of(new CellNote("", "", "", message)));
        }
        Map<String, Object> values = new LinkedHashMap<>(constants);
        List<CellNote> changes = new ArrayList<>(0);
        List<CellNote> errors = new ArrayList<>(0);
        positions.forEach((column, position) -> {
            String text = trimmed(cells.get(position));
            if (!text.isEmpty() && !missing.contains(text)) {
                read(column, text, header.get(position), values, changes, errors);
            } else if (column.required()) {
                errors.add(new CellNote(header.get(position), "", "", "must not be empty"));
            }
        });
        return new MappedRow(values, changes, errors);
    }

    /** A note on the cell that a target field came from; on the whole row where it came from none. */
    public CellNote note(String field, List<String> cells, @Nullable String used, String message) {
        Integer position = positionOfField.get(field);
        return position == null
                ? new CellNote(field, "", used == null ? "" : used, message)
                : new CellNote(header.get(position), told(cells.get(position)), used == null ? "" : used, message);
    }

    private static void read(
            Mapping.Column column,
            String text,
            String name,
            Map<String, Object> values,
            List<CellNote> changes,
            List<CellNote> errors) {
        switch (column.converter().convert(text)) {
            case Cell.Taken taken -> values.put(column.field(), taken.value());
            case Cell.Changed changed -> {
                values.put(column.field(), changed.value());
                changes.add(new CellNote(name, told(text), changed.used(), changed.message()));
            }
            case Cell.Refused refused -> errors.add(new CellNote(name, told(text), "", refused.message()));
        }
    }

    /** Nobody reads a picture in a report. */
    private static String told(String cell) {
        String text = trimmed(cell);
        return text.length() > LONGEST_TOLD ? text.substring(0, LONGEST_TOLD) + "…" : text;
    }

    /** Also takes off the apostrophe that our own CSV output puts before what a spreadsheet could run as a formula. */
    private static String trimmed(String cell) {
        String text = cell.replace('\u00a0', ' ').strip();
        return text.length() > 1 && text.charAt(0) == '\'' && "=+-@".indexOf(text.charAt(1)) >= 0
                ? text.substring(1)
                : text;
    }
}
