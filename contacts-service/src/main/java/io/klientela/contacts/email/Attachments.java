package io.klientela.contacts.email;

import io.klientela.events.contacts.EmailFile;
import io.klientela.events.contacts.EmailState;
import io.klientela.platform.files.StoredFile;
import io.klientela.platform.files.StoredFiles;
import io.klientela.platform.files.Uploads;
import io.klientela.platform.mail.Letter;
import io.klientela.platform.web.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/**
 * Files that mails written here take along. Somebody sends them first; they are theirs until a mail takes them, and
 * forgotten after a day where none does.
 */
@Component
public class Attachments {
    /** Files of one mail. */
    public static final int MOST = 10;

    private static final Logger log = LoggerFactory.getLogger(Attachments.class);
    private static final String FIELD = "attachmentIds";
    private static final String WAITING = "draft:";
    private static final int MOST_WAITING = 50;
    private static final Duration PATIENCE = Duration.ofDays(1);
    /** Bytes; most mail servers take 25 MB, of which the encoding needs a quarter. */
    private static final long LARGEST_TOGETHER = 15_000_000;

    private final StoredFiles files;
    private final Clock clock;

    Attachments(StoredFiles emailFiles, Clock clock) {
        this.files = emailFiles;
        this.clock = clock;
    }

    /** Keeps the file of a form for a mail to come. @throws Problem 413 or 422 where it is not taken */
    EmailFile keep(String actorId, @Nullable MultipartFile file) {
        if (files.count(WAITING + actorId) >= MOST_WAITING) {
            throw Problem.unprocessable("%d files of yours wait for a mail already.".formatted(MOST_WAITING))
                    .field("file", "is one too many");
        }
        return file(Uploads.keep(files, WAITING + actorId, file));
    }

    /**
     * Gives a mail what its writer has sent for it; the same again where it has it already.
     *
     * @throws Problem 422 where one is not there for this person, or they are too large together; nothing is given then
     */
    List<EmailFile> take(String actorId, String emailId, List<String> wanted) {
        List<String> ids = wanted.stream().distinct().toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        String waiting = WAITING + actorId;
        List<StoredFile> found = files.find(List.of(waiting, emailId), ids);
        requireAll(found, ids);
        if (found.stream().mapToLong(StoredFile::size).sum() > LARGEST_TOGETHER) {
            throw Problem.unprocessable("The attachments are larger than 15 MB together.")
                    .field(FIELD, "are larger than 15 MB together");
        }
        files.give(ids, waiting, emailId);
        List<StoredFile> taken = files.find(List.of(emailId), ids);
        if (taken.size() < ids.size()) {
            files.give(ids, emailId, waiting); // another mail was faster
        }
        requireAll(taken, ids);
        Map<String, EmailFile> byId =
                taken.stream().map(Attachments::file).collect(Collectors.toMap(EmailFile::id, Function.identity()));
        return ids.stream().flatMap(id -> Stream.ofNullable(byId.get(id))).toList();
    }

    private static void requireAll(List<StoredFile> found, List<String> ids) {
        if (found.size() < ids.size()) {
            throw Problem.unprocessable("One of the attachments is not there. Attach it again.")
                    .field(FIELD, "no such file");
        }
    }

    /** What leaves with a mail. @throws Problem 503 where a file is not there as it was kept */
    public List<Letter.Enclosure> of(EmailState mail) {
        return mail.files().stream().map(this::enclosure).toList();
    }

    private Letter.Enclosure enclosure(EmailFile file) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try {
            files.read(file.id(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (content.size() != file.size()) {
            throw Problem.unavailable("The attachment %s cannot be read.".formatted(file.name()), 60);
        }
        return new Letter.Enclosure(file.name(), file.contentType(), content.toByteArray());
    }

    private static EmailFile file(StoredFile file) {
        return new EmailFile(file.id(), file.name(), file.contentType(), file.size());
    }

    /** Those that no mail took. */
    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        try {
            files.forget(WAITING, clock.instant().minus(PATIENCE));
        } catch (RuntimeException e) {
            log.warn("attachments that nobody sent are forgotten later: {}", e.toString());
        }
    }
}
