package io.klientela.ticketing.file;

import com.mongodb.client.MongoDatabase;
import io.klientela.events.ticketing.Attachment;
import io.klientela.platform.files.StoredFile;
import io.klientela.platform.files.StoredFiles;
import io.klientela.platform.files.Uploads;
import io.klientela.platform.start.StartupTask;
import io.klientela.platform.web.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The files of tickets. */
@Component
public class Files implements StartupTask {
    /** Bytes; what is larger is refused. */
    public static final int LARGEST = StoredFiles.LARGEST;

    private final StoredFiles files;

    Files(MongoDatabase database, Clock clock) {
        this.files = new StoredFiles(database, new StoredFiles.Names("files", "file_pieces"), "ticketId", clock);
    }

    @Override
    public void run() {
        files.createIndexes();
    }

    /** Keeps a file, once by its id. @throws Refused where it is too large, or a program */
    public Attachment keep(String id, String ticketId, String name, byte[] content) {
        return attachment(files.keep(id, ticketId, name, content));
    }

    /** Keeps the file of a form. @throws Problem 413 or 422 where there is none, or it is not taken */
    Attachment keep(String ticketId, @Nullable MultipartFile file) {
        return attachment(Uploads.keep(files, ticketId, file));
    }

    public Optional<Attachment> find(String ticketId, String id) {
        return files.find(ticketId, id).map(Files::attachment);
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
        files.move(fromTicketId, toTicketId);
    }

    public void read(String id, OutputStream into) throws IOException {
        files.read(id, into);
    }

    /** An answer with a file, to be saved. */
    ResponseEntity<StreamingResponseBody> answer(Attachment file) {
        return new StoredFile(file.id(), file.name(), file.contentType(), file.size()).answer(files);
    }

    private static Attachment attachment(StoredFile file) {
        return new Attachment(file.id(), file.name(), file.contentType(), file.size());
    }
}
