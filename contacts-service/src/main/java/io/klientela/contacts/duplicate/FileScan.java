package io.klientela.contacts.duplicate;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.klientela.contacts.duplicate.matching.Match;
import io.klientela.contacts.duplicate.matching.Matching;
import io.klientela.platform.web.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Finds duplicates in uploaded files; nothing of them is kept. One at a time, because each wants much memory. */
@Component
class FileScan {
    private static final long PATIENCE_SECONDS = 120;

    private final Semaphore turn = new Semaphore(1, true);

    /** What was found. */
    record Found(List<String> firstIds, List<String> secondIds, List<Match> matches) {

        /** As CSV {@code id1,id2,score}, the surest pair first. */
        void write(OutputStream stream) throws IOException {
            try (CsvWriter csv = CsvWriter.builder().build(stream, StandardCharsets.UTF_8)) {
                csv.writeRecord("id1", "id2", "score");
                for (Match match : matches) {
                    csv.writeRecord(
                            firstIds.get(match.first()),
                            secondIds.get(match.second()),
                            String.format(Locale.ROOT, "%.6f", match.score()));
                }
            }
        }
    }

    /** @throws Problem 422 where a file cannot be compared; 503 where others are before it for long */
    Found scan(List<MultipartFile> files, String idColumn) throws IOException {
        takeTurn();
        try {
            UploadedTable first = read(files.getFirst(), idColumn);
            if (files.size() == 1) {
                return new Found(first.ids(), first.ids(), Matching.within(first.table()));
            }
            UploadedTable second = read(files.get(1), idColumn);
            return new Found(first.ids(), second.ids(), Matching.between(first.table(), second.table()));
        } finally {
            turn.release();
        }
    }

    private static UploadedTable read(MultipartFile file, String idColumn) throws IOException {
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        return UploadedTable.read(file, name.isBlank() ? "file" : name, idColumn);
    }

    private void takeTurn() {
        try {
            if (turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Problem.unavailable("Other files are being compared. Try again in a minute.", 60);
    }
}
