package io.klientela.platform.imports;

import com.fasterxml.uuid.Generators;
import io.klientela.platform.imports.mapping.CellNote;
import io.klientela.platform.imports.mapping.Mapping;
import io.klientela.platform.security.Actor;
import io.klientela.platform.web.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
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
    ImportView submit(String resource, String mappingName, String fileName, InputStreamSource file, Actor by)
            throws IOException {
        UploadCheck.Checked checked = UploadCheck.check(file, mapping(resource, mappingName));
        String id = Generators.timeBasedEpochGenerator().generate().toString();
        try (InputStream content = file.getInputStream()) {
            stores.uploads().store(id, fileName, content);
        }
        stores.jobs().insert(ImportJob.queued(id, resource, mappingName, fileName, checked, by, clock.instant()));
        worker.wake();
        return find(resource, id);
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
        return new MappingList(catalogue.mappings(resource).stream()
                .map(mapping -> new MappingList.Item(mapping.name(), mapping.description(), mapping.columns()))
                .toList());
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

    private Mapping mapping(String resource, String name) {
        return catalogue.mapping(resource, name).orElseThrow(() -> {
            String known =
                    catalogue.mappings(resource).stream().map(Mapping::name).collect(Collectors.joining(", "));
            return Problem.unprocessable(
                            "There is no mapping \"%s\" for %s. Known are: %s.".formatted(name, resource, known))
                    .field("mapping", "is none of: " + known);
        });
    }
}
