package io.klientela.platform.imports;

import io.klientela.platform.imports.mapping.Mapping;
import io.klientela.platform.imports.table.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.core.io.InputStreamSource;

/**
 * One holder's work on one import: through the file, then again through the rows that wait for what they refer to.
 * Rows are applied before the progress is written, so a crash repeats at most a batch, and repeating changes nothing.
 */
final class ImportRun {
    private static final Duration SHORT_WAIT = Duration.ofMillis(250);
    /** In characters, so that rows of long texts do not fill the memory. */
    static final long LARGEST_BATCH = 4_000_000;

    private final ImportJob job;
    private final String token;
    private final Mapping mapping;
    private final ImportTarget target;
    private final ImportJournal journal;
    private final ImportJobs jobs;
    private final ImportRows rows;
    private final Uploads uploads;
    private final ImportSettings settings;
    private final Clock clock;
    private final CountDownLatch stopping;

    private long lastRow;
    private boolean readToEnd;
    private Counts read;
    private Counts late;
    private long busyMillis;

    ImportRun(
            ImportJob job,
            String token,
            Mapping mapping,
            ImportHandler handler,
            ImportStores stores,
            ImportSettings settings,
            Clock clock,
            CountDownLatch stopping) {
        this.job = job;
        this.token = token;
        this.mapping = mapping;
        this.target = new ImportTarget(job, mapping.bind(job.header()), handler);
        this.journal = new ImportJournal(job, stores.changes());
        this.jobs = stores.jobs();
        this.rows = stores.rows();
        this.uploads = stores.uploads();
        this.settings = settings;
        this.clock = clock;
        this.stopping = stopping;
        this.lastRow = job.lastRow();
        this.readToEnd = job.readToEnd();
        this.read = job.read();
        this.late = Counts.NONE;
        this.busyMillis = job.busyMillis();
    }

    /** Works until every row has its outcome. @throws Stopped where somebody else has to go on, or nobody */
    void complete() {
        if (!readToEnd) {
            rows.forgetAfter(job.id(), lastRow);
            readFile();
        }
        late = rows.late(job.id());
        applyWaiting();
        if (!jobs.finish(job.id(), token, ImportStatus.COMPLETED, null)) {
            throw new Stopped();
        }
    }

    long lastRow() {
        return lastRow;
    }

    private void readFile() {
        InputStreamSource file = () -> uploads.open(job.id());
        try (InputStream stream = file.getInputStream();
                Table table = new Table(
                        stream, UploadCheck.format(file, mapping, job.plan().reading()))) {
            readRows(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        readToEnd = true;
        advance();
    }

    private void readRows(Table table) {
        List<Table.Row> batch = new ArrayList<>(settings.batchSize());
        long size = 0;
        for (Table.Row row = table.next(); row != null; row = table.next()) {
            if (row.number() > lastRow) {
                batch.add(row);
                size += row.size();
            }
            if (batch.size() == settings.batchSize() || size > LARGEST_BATCH) {
                applyRead(batch);
                batch.clear();
                size = 0;
            }
        }
        applyRead(batch);
    }

    private void applyRead(List<Table.Row> batch) {
        if (batch.isEmpty()) {
            return;
        }
        Instant start = clock.instant();
        Counts before = read;
        List<RowRecord> records = journal.apply(batch.getFirst().number(), () -> target.apply(batch, false));
        rows.save(records.stream().filter(RowRecord::isNotable).toList());
        for (RowRecord row : records) {
            read = read.with(row.result(), row.state().equals(RowRecord.CHANGED));
        }
        read = journal.corrected(before, read);
        lastRow = batch.getLast().number();
        busySince(start);
        advance();
    }

    private void applyWaiting() {
        Instant moved = clock.instant();
        while (true) {
            Pass pass = pass();
            if (pass.left() == 0) {
                return;
            }
            Instant now = clock.instant();
            if (pass.moved()) {
                moved = now;
            } else if (Duration.between(moved, now).compareTo(patience()) >= 0) {
                refuseWaiting();
                return;
            } else {
                pause();
            }
        }
    }

    /** What a rehearsal does not write does not come. */
    private Duration patience() {
        return job.plan().rehearsal() ? Duration.ZERO : settings.patience();
    }

    private record Pass(long left, boolean moved) {}

    private Pass pass() {
        long left = 0;
        boolean moved = false;
        long after = 0;
        for (List<RowRecord> batch = waiting(after); !batch.isEmpty(); batch = waiting(after)) {
            Instant start = clock.instant();
            List<Table.Row> again = batch.stream().map(RowRecord::asRow).toList();
            List<RowRecord> now = journal.apply(journal.late(), () -> target.apply(again, true));
            List<RowRecord> settled = new ArrayList<>();
            // What a row waits for may be another thing than before; its refusal has to name the last one.
            List<RowRecord> otherwise = new ArrayList<>();
            for (int i = 0; i < batch.size(); i++) {
                if (!now.get(i).state().equals(RowRecord.WAITING)) {
                    settled.add(now.get(i));
                } else if (!now.get(i).notes().equals(batch.get(i).notes())) {
                    otherwise.add(now.get(i));
                }
            }
            settle(settled);
            rows.save(otherwise);
            left += batch.size() - settled.size();
            moved |= !settled.isEmpty();
            after = batch.getLast().row();
            busySince(start);
            advance();
        }
        return new Pass(left, moved);
    }

    /** Nothing has moved for long enough: what these rows refer to does not exist. */
    private void refuseWaiting() {
        long after = 0;
        for (List<RowRecord> batch = waiting(after); !batch.isEmpty(); batch = waiting(after)) {
            settle(batch.stream().map(RowRecord::refused).toList());
            after = batch.getLast().row();
            advance();
        }
    }

    private List<RowRecord> waiting(long after) {
        return rows.waiting(job.id(), after, settings.batchSize());
    }

    private void settle(List<RowRecord> settled) {
        rows.save(settled);
        for (RowRecord row : settled) {
            late = late.with(row.result(), row.state().equals(RowRecord.CHANGED));
        }
    }

    private void busySince(Instant start) {
        busyMillis += Duration.between(start, clock.instant()).toMillis();
    }

    private void advance() {
        boolean ours = jobs.advance(job.id(), token, lastRow, readToEnd, read, read.plus(late), busyMillis);
        if (!ours || stopping.getCount() == 0) {
            throw new Stopped();
        }
    }

    private void pause() {
        try {
            if (stopping.await(SHORT_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Stopped();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }
}
