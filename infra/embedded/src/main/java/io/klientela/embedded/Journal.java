package io.klientela.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The changes since the last checkpoint, in files numbered upwards. Writers append to memory in the order of their changes;
 * who wants to answer writes all that waits there, so that one write to the disk serves all who came together.
 */
final class Journal {

    private static final String PREFIX = "journal-";

    private final Path folder;
    private final boolean forced;
    private final ReentrantLock writing = new ReentrantLock();
    private final Queue<JournalFile> former = new ConcurrentLinkedQueue<>();
    private ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private volatile long appended;
    private volatile long began;
    private long written;
    private @Nullable JournalFile current;

    /** Forced means that an answer waits until the disk itself has the change, instead of the operating system. */
    Journal(Path folder, boolean forced) {
        this.folder = folder;
        this.forced = forced;
    }

    static Document change(String database, String collection, Key position, @Nullable Document document) {
        var change = new Document("d", database).append("c", collection).append("k", position.last());
        if (document != null) {
            change.append("v", document);
        }
        return change;
    }

    synchronized void append(byte[] frame) {
        waiting.writeBytes(frame);
        appended += frame.length;
    }

    boolean isEmpty() {
        return appended == began;
    }

    /** Returns when everything appended so far is in the file. */
    void awaitWritten() {
        var target = appended;
        writing.lock();
        try {
            if (written < target && current != null) {
                write(current);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The journal in " + folder + " cannot be written: is the disk full?", e);
        } finally {
            writing.unlock();
        }
    }

    private void write(JournalFile file) throws IOException {
        byte[] frames;
        long end;
        synchronized (this) {
            frames = waiting.toByteArray();
            waiting = new ByteArrayOutputStream();
            end = appended;
        }
        file.append(ByteBuffer.wrap(frames));
        if (forced) {
            file.force();
        }
        written = end;
    }

    /** Begins a new file; the former ones are kept until they are to be forgotten. Nobody may be changing anything. */
    void startFile(long number) {
        writing.lock();
        try {
            if (current != null) {
                write(current);
                former.add(current);
            }
            current = new JournalFile(folder.resolve(PREFIX + number));
            began = appended;
        } catch (IOException e) {
            throw new UncheckedIOException("The journal in " + folder + " cannot be written: is the disk full?", e);
        } finally {
            writing.unlock();
        }
    }

    /** The files before the present one. */
    List<JournalFile> former() {
        return List.copyOf(former);
    }

    /** Has the disk itself keep what is written so far. Only who starts files may call this. */
    void force() throws IOException {
        if (current != null) {
            current.force();
        }
    }

    /** Deletes files whose changes the storage file has. */
    void forget(List<JournalFile> files) throws IOException {
        for (var file : files) {
            file.delete();
            former.remove(file);
        }
    }

    void close() throws IOException {
        forget(former());
        if (current != null) {
            current.delete();
        }
    }

    /** The files with at least the given number, oldest first. */
    static List<Path> files(Path folder, long from) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(PREFIX))
                    .filter(file -> number(file) >= from)
                    .sorted(Comparator.comparingLong(Journal::number))
                    .toList();
        }
    }

    private static long number(Path file) {
        return Long.parseLong(file.getFileName().toString().substring(PREFIX.length()));
    }
}
