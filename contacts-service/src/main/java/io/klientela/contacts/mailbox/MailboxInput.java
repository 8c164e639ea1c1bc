package io.klientela.contacts.mailbox;

import io.klientela.platform.web.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox that somebody connects.
 *
 * @param folders that are read; {@code INBOX} where none are named
 * @param sentFolder where mails that are written here are put; nowhere where absent
 * @param smtp absent where nothing is to be sent by it
 * @param confidential whether colleagues see no more than the subjects and times of what is filed from it
 * @param takesLeads whether mails of strangers become leads
 * @param days how far back mails are filed when it is connected; 30 where absent
 */
record MailboxInput(
        @NotBlank @Size(max = 254) @Email(regexp = ".+@.+", message = "is not an e-mail address")
        String address,

        @NotNull @Valid ServerInput imap,
        @Nullable @Size(max = 10) List<@NotNull @NotBlank @Size(max = 200) String> folders,
        @Nullable @Size(max = 200) String sentFolder,
        @Nullable @Valid ServerInput smtp,
        @Nullable Boolean confidential,
        @Nullable Boolean takesLeads,
        @Nullable @Min(0) @Max(3_650) Integer days) {
    private static final int USUAL_DAYS = 30;

    /** @param before null where there was none */
    Connected connected(String userId, @Nullable Connected before, Instant now) {
        Instant since = now.atZone(ZoneOffset.UTC)
                .minus(Period.ofDays(Objects.requireNonNullElse(days, USUAL_DAYS)))
                .toInstant();
        return new Connected(
                userId,
                address.strip().toLowerCase(Locale.ROOT),
                imap.server(),
                folders == null || folders.isEmpty()
                        ? List.of("INBOX")
                        : folders.stream().map(String::strip).distinct().toList(),
                sentFolder == null || sentFolder.isBlank() ? null : sentFolder.strip(),
                smtp == null ? null : smtp.server(),
                Boolean.TRUE.equals(confidential),
                Boolean.TRUE.equals(takesLeads),
                before == null ? since : before.since());
    }

    /**
     * The passwords, those left out as they are known.
     *
     * @throws Problem 422 where one is missing: it is not sent to another server than it was given for
     */
    Passwords passwords(@Nullable Connected before, @Nullable Passwords known) {
        String first = given(imap, "imap", before == null ? null : before.imap(), known == null ? null : known.imap());
        if (smtp == null) {
            return new Passwords(first, null);
        }
        Server server = smtp.server();
        if (server.username().isEmpty()) {
            return new Passwords(first, null);
        }
        boolean same = smtp.password() == null
                && server.username().equals(imap.server().username())
                && server.host().equals(imap.server().host());
        String second = same
                ? first
                : given(smtp, "smtp", before == null ? null : before.smtp(), known == null ? null : known.smtp());
        return new Passwords(first, second);
    }

    private static String given(ServerInput input, String part, @Nullable Server before, @Nullable String known) {
        String password = input.password();
        if (password != null && !password.isEmpty()) {
            return password;
        }
        if (known == null || !input.server().equals(before)) {
            throw Problem.unprocessable("The password is needed.").field(part + ".password", "is missing");
        }
        return known;
    }
}
