package io.klientela.platform.mail.read;

import io.klientela.platform.mail.Letter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail, as far as it can be understood.
 *
 * @param from in lower case
 * @param recipients addresses in lower case, from all headers that name some
 * @param to whom it names as such; as is {@code cc}
 * @param date when its writer says that it was written
 * @param references {@code Message-ID}s that it answers, the nearest first
 * @param text what its writer wrote, without what is quoted
 * @param html sanitised
 * @param calendars the parts that are calendars, which are among the files too
 * @param automatic whether a machine wrote it
 * @param answerable whether a machine may answer it
 * @param junk whether a server on its way took it for spam
 * @param genuine whether the server that received it says that it comes from where it says ({@code dmarc=pass})
 * @param problems what could not be read
 */
public record IncomingMail(
        @Nullable String messageId,
        @Nullable String from,
        @Nullable String fromName,
        List<String> recipients,
        List<Letter.Party> to,
        List<Letter.Party> cc,
        @Nullable Instant date,
        String subject,
        List<String> references,
        String text,
        @Nullable String html,
        List<FilePart> files,
        List<CalendarText> calendars,
        boolean automatic,
        boolean answerable,
        boolean junk,
        boolean genuine,
        List<String> problems) {

    /** A calendar in a mail. @param method as its part says, e.g. {@code REPLY}; empty where it does not */
    public record CalendarText(String method, String text) {}

    /** What is said of a mail that cannot be read at all. */
    public static IncomingMail unreadable(String problem) {
        return new IncomingMail(
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                "(–)",
                List.of(),
                "(–)",
                null,
                List.of(),
                List.of(),
                true,
                false,
                false,
                false,
                List.of(problem));
    }
}
