package io.klientela.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The storage file and its journal. A change is answered when the journal has it; every so often a checkpoint, at a moment
 * when nothing is half done, marks what the storage file is to have and starts the journal anew. What was marked is written
 * while changes go on. What the storage file lacks after a kill is read from the journal.
 */
final class JournaledFile implements Durability {

    private static final Logger log = LoggerFactory.getLogger(JournaledFile.class);
    private static final String NUMBER = "journal";
    private static final int COMPACTION_STEP = 2 * 1024 * 1024;
    private static final int CLOSING_MILLIS = 500;

    private final MVStore store;
    private final MVMap<String, Long> state;
    private final Path folder;
    private final StoreSettings settings;
    private final Journal journal;
    private final ReentrantReadWriteLock shape = new ReentrantReadWriteLock();
    private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("embedded-store").daemon().factory());
    private boolean recording;
    private int pauses;

    JournaledFile(MVStore store, Path folder, StoreSettings settings) {
        this.store = store;
        this.state = store.openMap(NUMBER);
        this.folder = folder;
        this.settings = settings;
        this.journal = new Journal(folder, settings.forced());
    }

    /** Replays what the storage file lacks and begins to record. */
    void start(StoreBackend backend) throws IOException {
        var number = state.getOrDefault(NUMBER, 0L);
        for (var file : Journal.files(folder, number)) {
            JournalFile.read(file, change -> restore(backend, change));
            number = Math.max(
                    number, Long.parseLong(file.getFileName().toString().replaceAll("\\D", "")));
        }
        state.put(NUMBER, number);
        recording = true;
        checkpoint();
        deleteBefore(state.getOrDefault(NUMBER, 0L));
        var pause = settings.pauseMillis();
        var _ = background.scheduleWithFixedDelay(this::maintain, pause, pause, TimeUnit.MILLISECONDS);
    }

    private static void restore(StoreBackend backend, Document change) {
        backend.restore(text(change, "d"), text(change, "c"), Key.single(change.get("k")), (Document) change.get("v"));
    }

    private static String text(Document change, String field) {
        return String.valueOf(change.get(field));
    }

    private void deleteBefore(long number) throws IOException {
        store.sync();
        journal.forget(journal.former());
        for (var file : Journal.files(folder, 0)) {
            if (Long.parseLong(file.getFileName().toString().replaceAll("\\D", "")) < number) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void record(String database, String collection, Key position, @Nullable Document document) {
        if (recording) {
            journal.append(JournalFile.frame(Journal.change(database, collection, position, document)));
        }
    }

    @Override
    public <T> T changing(Supplier<T> command) {
        T answer;
        shape.readLock().lock();
        try {
            answer = command.get();
        } finally {
            shape.readLock().unlock();
        }
        journal.awaitWritten();
        return answer;
    }

    @Override
    public <T> T reshaping(Supplier<T> command) {
        shape.writeLock().lock();
        try {
            var answer = command.get();
            checkpoint();
            return answer;
        } finally {
            shape.writeLock().unlock();
        }
    }

    private void checkpoint() {
        beginJournal();
        store.commit();
    }

    /** Takes a moment: the pages as they are now are written by another thread, beside changes of them. */
    private void mark() {
        beginJournal();
        store.tryCommit();
    }

    private void beginJournal() {
        var next = state.getOrDefault(NUMBER, 0L) + 1;
        journal.startFile(next);
        state.put(NUMBER, next);
    }

    /** Returns when the storage file has what was marked. */
    private void flush() {
        store.executeFilestoreOperation(() -> {});
    }

    private void maintain() {
        try {
            if (journal.isEmpty()) {
                return;
            }
            journal.force();
            if (++pauses < settings.pausesPerCheckpoint() && unsavedMegabytes() < settings.unsavedMegabytes()) {
                return;
            }
            pauses = 0;
            undisturbed(this::mark);
            var former = journal.former();
            flush();
            store.sync();
            journal.forget(former);
            if (store.getFileStore().getChunksFillRate() < settings.fillRate()) {
                undisturbed(() -> store.compact(settings.fillRate(), COMPACTION_STEP));
            }
        } catch (IOException | RuntimeException e) {
            log.error("The embedded store could not save a checkpoint; the journal goes on", e);
        }
    }

    private int unsavedMegabytes() {
        return store.getUnsavedMemory() / 1024 / 1024;
    }

    private void undisturbed(Runnable action) {
        shape.writeLock().lock();
        try {
            action.run();
        } finally {
            shape.writeLock().unlock();
        }
    }

    @Override
    public void close() {
        background.shutdown();
        shape.writeLock().lock();
        try {
            checkpoint();
            store.sync();
            journal.close();
            store.close(CLOSING_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            shape.writeLock().unlock();
        }
    }
}
