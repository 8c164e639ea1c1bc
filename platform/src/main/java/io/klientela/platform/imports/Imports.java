package io.klientela.platform.imports;

import com.fasterxml.uuid.Generators;
import io.klientela.platform.imports.mapping.CellNote;
import io.klientela.platform.imports.mapping.ColumnChoice;
import io.klientela.platform.imports.mapping.Mapping;
import io.klientela.platform.imports.table.ReadingChoices;
import io.klientela.platform.security.Actor;
import io.klientela.platform.web.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;

/** The imports of a service: checks and takes files, and tells how it goes. */
public final class Imports implements AutoCloseable {
    private final ImportCatalogue catalogue;
    private final ImportStores stores;
    private final ImportWorker worker;
    private final Clock clock;
    private final AtomicBoolean started = new AtomicBoolean();

    Imports(ImportCatalogue catalogue, ImportStores stores, ImportSettings settings, Clock clock) {
        this.catalogue = catalogue;
        this.stores = stores;
        this.worker = new ImportWorker(catalogue, stores, settings, clock);
        this.clock = clock;
    }

    /** Begins to work, once; imports that a crash or a restart interrupted go on. */
    void start() {
        if (!catalogue.resources().isEmpty() && started.compareAndSet(false, true)) {
            worker.start();
        }
    }

    @Override
    public void close() {
        worker.close();
    }

    /** Stops as a killed process does. */
    void abandon() {
        worker.abandon();
    }

    /**
     * Takes a file that the mapping fits, and queues its import.
     *
     * @throws Problem 422 that names what is wrong with the file; nothing is stored then
     */
    ImportView submit(String resource, ImportPlan plan, String fileName, InputStreamSource file, Actor by)
            throws IOException {
        UploadCheck.Checked checked =
                UploadCheck.check(file, mapping(resource, plan), plan.reading(), catalogue.needs(resource));
        stores.dropOrphans(clock.instant());
        String id = Generators.timeBasedEpochGenerator().generate().toString();
        try (InputStream content = file.getInputStream()) {
            stores.uploads().store(id, fileName, content);
        }
        stores.jobs().insert(ImportJob.queued(id, resource, plan, fileName, checked, by, clock.instant()));
        worker.wake();
        return find(resource, id);
    }

    /** Imports in earnest what a rehearsal has tried. @throws Problem 409 where it was none, or its file is gone */
    ImportView run(String resource, String id, Actor by) throws IOException {
        ImportJob tried = job(resource, id);
        if (!tried.plan().rehearsal()
                || !tried.status().isOver()
                || !stores.uploads().has(id)) {
            throw Problem.conflict("Only a rehearsal that is over can be run, within an hour. Upload the file again.");
        }
        ImportPlan plan = new ImportPlan(
                tried.plan().mapping(), tried.plan().columns(), tried.plan().reading(), false);
        return submit(resource, plan, tried.fileName(), () -> stores.uploads().open(id), by);
    }

    /** Begins to take back what an import did. @throws Problem 409 where it is not over, or wrote nothing */
    ImportView undo(String resource, String id) {
        ImportJob job = job(resource, id);
        if (job.plan().rehearsal() || !stores.jobs().undo(id)) {
            throw Problem.conflict("Only an import that is over can be undone; this one is %s."
                    .formatted(
                            job.plan().rehearsal()
                                    ? "a rehearsal"
                                    : job.status().wire()));
        }
        worker.wake();
        return find(resource, id);
    }

    /** How a file is understood, and what its columns seem to be meant for. */
    ImportPreview preview(String resource, InputStreamSource file, ReadingChoices reading) throws IOException {
        return FileReadings.preview(file, reading, catalogue.fields(resource));
    }

    /** What could not be taken back, as {@code collection,record,reason}. */
    void writeKept(String resource, String id, OutputStream stream) throws IOException {
        job(resource, id);
        try (CsvOutput csv = new CsvOutput(stream)) {
            csv.write(List.of("collection", "record", "reason"));
            stores.rows()
                    .kept(
                            id,
                            row -> row.notes()
                                    .forEach(note -> csv.write(List.of(note.column(), note.value(), note.message()))));
        }
    }

    ImportView find(String resource, String id) {
        return ImportView.of(job(resource, id));
    }

    ImportPage page(String resource, @Nullable ImportStatus status, @Nullable String cursor, int limit) {
        List<ImportView> found = stores.jobs().page(resource, status, cursor, limit + 1).stream()
                .map(ImportView::of)
                .toList();
        return found.size() <= limit
                ? new ImportPage(found, null)
                : new ImportPage(found.subList(0, limit), found.get(limit - 1).id());
    }

    MappingList mappings(String resource) {
        List<MappingList.Item> shipped = catalogue.mappings(resource).stream()
                .map(mapping -> new MappingList.Item(mapping.name(), mapping.description(), mapping.columns(), false))
                .toList();
        List<MappingList.Item> own = stores.mappings().list(resource).stream()
                .map(mapping -> new MappingList.Item(
                        mapping.name(), "", List.copyOf(mapping.columns().keySet()), true))
                .toList();
        return new MappingList(
                Stream.concat(shipped.stream(), own.stream()).toList(),
                catalogue.fields(resource).fields());
    }

    /** Keeps a choice of columns under a name; one of that name is replaced. @throws Problem 422 where it is none */
    void saveMapping(String resource, String name, Map<String, ColumnChoice> columns, Actor by) {
        if (catalogue.mapping(resource, name).isPresent()) {
            throw Problem.conflict("The mapping \"%s\" comes with the product. Choose another name.".formatted(name))
                    .field("name", "is taken");
        }
        mapping(resource, new ImportPlan(name, columns, ReadingChoices.NONE, false));
        stores.mappings().save(resource, name, columns, by, clock.instant());
    }

    /** @throws Problem 404 where nobody has kept one of that name */
    void deleteMapping(String resource, String name) {
        if (!stores.mappings().delete(resource, name)) {
            throw Problem.notFound("mapping", name);
        }
    }

    /** Stops an import; rows that were applied stay. @throws Problem 409 where it is over already */
    ImportView cancel(String resource, String id) {
        ImportJob job = job(resource, id);
        if (!stores.jobs().cancel(id)) {
            throw Problem.conflict("The import is over already: it is %s."
                    .formatted(job(resource, id).status().wire()));
        }
        stores.tidy(job.id());
        return find(resource, id);
    }

    /** Writes {@code row,outcome,column,value,used,message} for each cell that was changed or is why its row was refused. */
    void writeReport(String resource, String id, OutputStream stream) throws IOException {
        job(resource, id);
        try (CsvOutput csv = new CsvOutput(stream)) {
            csv.write(List.of("row", "outcome", "column", "value", "used", "message"));
            stores.rows()
                    .report(
                            id,
                            row -> row.notes()
                                    .forEach(note -> csv.write(List.of(
                                            String.valueOf(row.row()),
                                            row.state(),
                                            note.column(),
                                            note.value(),
                                            note.used(),
                                            note.message()))));
        }
    }

    /** Writes the refused rows as they came, each with its {@code error}: mend them, and upload that file. */
    void writeErrors(String resource, String id, OutputStream stream) throws IOException {
        ImportJob job = job(resource, id);
        try (CsvOutput csv = new CsvOutput(stream)) {
            csv.write(and(job.header(), "error"));
            stores.rows().refused(id, row -> csv.write(and(row.cells(), reasons(row.notes()))));
        }
    }

    private static String reasons(List<CellNote> notes) {
        return notes.stream()
                .map(note -> (note.column() + " " + note.message()).strip())
                .collect(Collectors.joining("; "));
    }

    private static List<String> and(List<String> cells, String last) {
        List<String> all = new ArrayList<>(cells);
        all.add(last);
        return all;
    }

    private ImportJob job(String resource, String id) {
        return stores.jobs()
                .find(id)
                .filter(job -> job.resource().equals(resource))
                .orElseThrow(() -> Problem.notFound("import", id));
    }

    /** The plan with the columns of the mapping that it names, where somebody has kept that one. */
    ImportPlan planned(String resource, ImportPlan plan) {
        return plan.columns() != null
                ? plan
                : stores.mappings()
                        .find(resource, plan.mapping())
                        .map(own -> new ImportPlan(own.name(), own.columns(), plan.reading(), plan.rehearsal()))
                        .orElse(plan);
    }

    private Mapping mapping(String resource, ImportPlan plan) {
        try {
            return catalogue.mapping(resource, plan).orElseThrow(() -> {
                String known =
                        catalogue.mappings(resource).stream().map(Mapping::name).collect(Collectors.joining(", "));
                return Problem.unprocessable("There is no mapping \"%s\" for %s. Known are: %s."
                                .formatted(plan.mapping(), resource, known))
                        .field("mapping", "is none of: " + known);
            });
        } catch (IllegalArgumentException e) {
            throw Problem.unprocessable("The columns cannot be taken so: %s.".formatted(e.getMessage()))
                    .field("columns", String.valueOf(e.getMessage()));
        }
    }
}
