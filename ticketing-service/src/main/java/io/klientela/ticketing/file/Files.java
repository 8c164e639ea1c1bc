package io.klientela.ticketing.file;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import io.klientela.events.ticketing.Attachment;
import io.klientela.platform.start.StartupTask;
import io.klientela.platform.web.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The files of tickets. A file is there once its entry is; pieces without one are never seen. */
@Component
public class Files implements StartupTask {
    /** Bytes; what is larger is refused. */
    public static final int LARGEST = 10_000_000;

    private static final int LONGEST_NAME = 200;
    private static final int START = 64 * 1024;

    private final MongoCollection<Document> entries;
    private final Pieces pieces;
    private final Clock clock;

    Files(MongoDatabase database, Clock clock) {
        this.entries = database.getCollection("files");
        this.pieces = new Pieces(database.getCollection("file_pieces"));
        this.clock = clock;
    }

    @Override
    public void run() {
        entries.createIndex(Indexes.ascending("ticketId"));
        pieces.createIndexes();
    }

    /** Keeps a file, once by its id. @throws Refused where it is too large, or a program */
    public Attachment keep(String id, String ticketId, String name, byte[] content) {
        if (content.length > LARGEST) {
            throw Refused.tooLarge(LARGEST);
        }
        String clean = clean(name);
        String type = ContentTypes.of(Arrays.copyOf(content, Math.min(START, content.length)), clean);
        if (ContentTypes.isProgram(type)) {
            throw Refused.program(type);
        }
        try {
            pieces.write(id, new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Document entry = new Document("_id", id)
                .append("ticketId", ticketId)
                .append("name", clean)
                .append("contentType", type)
                .append("size", (long) content.length)
                .append("at", Date.from(clock.instant()));
        entries.replaceOne(Filters.eq("_id", id), entry, new ReplaceOptions().upsert(true));
        return attachment(entry);
    }

    /** No path, no control characters, not too long. */
    static String clean(String name) {
        String last = name.replaceAll(".*[/\\\\]", "")
                .replaceAll("[\\p{Cntrl}\\p{Cf}<>:\"|?*]", "")
                .strip();
        String kept = last.isEmpty() ? "unnamed" : last;
        return kept.length() <= LONGEST_NAME ? kept : kept.substring(kept.length() - LONGEST_NAME);
    }

    public Optional<Attachment> find(String ticketId, String id) {
        return Optional.ofNullable(entries.find(Filters.and(Filters.eq("_id", id), Filters.eq("ticketId", ticketId)))
                        .first())
                .map(Files::attachment);
    }

    /** @throws Problem 422 where one of them is no file of the ticket */
    public List<Attachment> require(String ticketId, List<String> ids) {
        List<Attachment> found = new ArrayList<>();
        for (String id : ids) {
            found.add(find(ticketId, id)
                    .orElseThrow(
                            () -> Problem.unprocessable("There is no file with the id %s on this ticket.".formatted(id))
                                    .field("attachmentIds", "no such file")));
        }
        return found;
    }

    /** They go where the messages go that they came with. */
    public void move(String fromTicketId, String toTicketId) {
        entries.updateMany(Filters.eq("ticketId", fromTicketId), Updates.set("ticketId", toTicketId));
    }

    public void read(String id, OutputStream into) throws IOException {
        pieces.read(id, into);
    }

    private static Attachment attachment(Document entry) {
        return new Attachment(
                entry.getString("_id"), entry.getString("name"), entry.getString("contentType"), entry.getLong("size"));
    }
}
