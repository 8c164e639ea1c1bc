package io.klientela.platform.imports;

import io.klientela.platform.imports.mapping.CellNote;
import io.klientela.platform.imports.table.Table;
import java.util.List;
import org.bson.Document;

/**
 * What is kept of a row that is not simply applied as it was.
 *
 * @param state {@code changed}, {@code refused}, {@code waiting} for what it refers to, or {@code applied} after that
 * @param late it had to wait
 * @param cells as they came; none where nothing but the notes is needed
 */
record RowRecord(
        String importId,
        long row,
        String state,
        boolean late,
        RowOutcome.Result result,
        List<String> cells,
        List<CellNote> notes) {
    /** In characters. */
    private static final int LONGEST = 1_000_000;

    static final String CHANGED = "changed";
    static final String REFUSED = "refused";
    static final String WAITING = "waiting";
    static final String APPLIED = "applied";

    /** A row that is too long to be kept as it came does not wait. */
    static RowRecord of(String importId, Table.Row row, boolean late, RowOutcome.Result outcome, List<CellNote> notes) {
        boolean cannotWait = outcome == RowOutcome.Result.UNRESOLVED && row.size() > LONGEST;
        RowOutcome.Result result = cannotWait ? RowOutcome.Result.REFUSED : outcome;
        String state = switch (result) {
            case REFUSED -> REFUSED;
            case UNRESOLVED -> WAITING;
            case CREATED, UPDATED, UNCHANGED -> notes.isEmpty() ? APPLIED : CHANGED;
        };
        boolean waits = state.equals(WAITING);
        List<String> cells = waits || state.equals(REFUSED) ? storable(row) : List.of();
        return new RowRecord(importId, row.number(), state, late || waits, result, cells, notes);
    }

    /** Of a row that is longer than any of a CSV can be, a card with a picture for one, what is not long itself. */
    private static List<String> storable(Table.Row row) {
        int longest = LONGEST / Math.max(1, row.cells().size());
        return row.size() <= LONGEST
                ? row.cells()
                : row.cells().stream()
                        .map(cell -> cell.length() > longest ? "" : cell)
                        .toList();
    }

    /** Whether anything has to be remembered of it. */
    boolean isNotable() {
        return late || !state.equals(APPLIED);
    }

    RowRecord refused() {
        return new RowRecord(importId, row, REFUSED, late, RowOutcome.Result.REFUSED, cells, notes);
    }

    Table.Row asRow() {
        return new Table.Row(row, cells, cells.size());
    }

    String key() {
        return "%s:%010d".formatted(importId, row);
    }

    Document toDocument() {
        return new Document("_id", key())
                .append("importId", importId)
                .append("row", row)
                .append("state", state)
                .append("late", late)
                .append("result", result.name())
                .append("cells", cells)
                .append("notes", notes.stream().map(RowRecord::toDocument).toList());
    }

    static RowRecord of(Document row) {
        return new RowRecord(
                row.getString("importId"),
                row.getLong("row"),
                row.getString("state"),
                row.getBoolean("late"),
                RowOutcome.Result.valueOf(row.getString("result")),
                row.getList("cells", String.class, List.of()),
                row.getList("notes", Document.class).stream()
                        .map(RowRecord::noteOf)
                        .toList());
    }

    private static Document toDocument(CellNote note) {
        return new Document("column", note.column())
                .append("value", note.value())
                .append("used", note.used())
                .append("message", note.message());
    }

    private static CellNote noteOf(Document note) {
        return new CellNote(
                note.getString("column"), note.getString("value"), note.getString("used"), note.getString("message"));
    }
}
