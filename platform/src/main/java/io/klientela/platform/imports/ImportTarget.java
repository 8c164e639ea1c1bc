package io.klientela.platform.imports;

import io.klientela.platform.imports.mapping.BoundMapping;
import io.klientela.platform.imports.mapping.CellNote;
import io.klientela.platform.imports.mapping.MappedRow;
import io.klientela.platform.imports.table.Table;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Problem;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Maps rows of one import and has them applied by the handler, as the actor who uploaded the file. */
final class ImportTarget {
    private final ImportJob job;
    private final BoundMapping mapping;
    private final ImportHandler handler;

    ImportTarget(ImportJob job, BoundMapping mapping, ImportHandler handler) {
        this.job = job;
        this.mapping = mapping;
        this.handler = handler;
    }

    /** What became of each row. @param late they had to wait before */
    List<RowRecord> apply(List<Table.Row> batch, boolean late) {
        List<MappedRow> mapped = batch.stream().map(this::read).toList();
        List<ImportRow> good = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            if (mapped.get(i).errors().isEmpty()) {
                good.add(new ImportRow(batch.get(i).number(), mapped.get(i).values()));
            }
        }
        List<RowOutcome> outcomes = good.isEmpty()
                ? List.of()
                : CurrentActor.callAs(job.actor(), () -> job.via().during(() -> apply(good)));
        Iterator<RowOutcome> next = outcomes.iterator();
        List<RowRecord> records = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            Table.Row row = batch.get(i);
            List<CellNote> errors = mapped.get(i).errors();
            records.add(
                    errors.isEmpty()
                            ? record(row, mapped.get(i), next.next(), late)
                            : RowRecord.of(job.id(), row, late, RowOutcome.Result.REFUSED, errors));
        }
        return records;
    }

    /** A row of another length is refused as it came: what its cells mean is anybody's guess. */
    private MappedRow read(Table.Row row) {
        boolean isShort = row.read() != row.cells().size();
        return isShort
                ? mapping.read(row.cells().subList(0, row.read()))
                : complete(mapping.read(row.cells()), row.cells());
    }

    /** A row without what the handler cannot do without is refused before it comes there. */
    private MappedRow complete(MappedRow row, List<String> cells) {
        List<CellNote> missing = row.errors().isEmpty()
                ? handler.needs().stream()
                        .filter(field -> !row.values().containsKey(field))
                        .map(field -> mapping.note(field, cells, null, "must not be empty"))
                        .toList()
                : List.of();
        return missing.isEmpty() ? row : new MappedRow(row.values(), row.changes(), missing);
    }

    private List<RowOutcome> apply(List<ImportRow> rows) {
        try {
            List<RowOutcome> outcomes = handler.apply(rows);
            if (outcomes.size() != rows.size()) {
                throw new IllegalStateException("%s answered %d outcomes for %d rows"
                        .formatted(handler.getClass().getName(), outcomes.size(), rows.size()));
            }
            return outcomes;
        } catch (Problem e) {
            if (e.status().is5xxServerError()) {
                throw e;
            }
            return rows.size() == 1
                    ? List.of(RowOutcome.refused(e))
                    : rows.stream().map(row -> apply(List.of(row)).getFirst()).toList();
        }
    }

    private RowRecord record(Table.Row row, MappedRow mapped, RowOutcome outcome, boolean late) {
        Stream<CellNote> handlers = outcome.notes().stream()
                .map(note -> mapping.note(note.field(), row.cells(), note.used(), note.message()));
        boolean applied =
                outcome.result() != RowOutcome.Result.REFUSED && outcome.result() != RowOutcome.Result.UNRESOLVED;
        List<CellNote> notes =
                applied ? Stream.concat(mapped.changes().stream(), handlers).toList() : handlers.toList();
        return RowRecord.of(job.id(), row, late, outcome.result(), notes);
    }
}
