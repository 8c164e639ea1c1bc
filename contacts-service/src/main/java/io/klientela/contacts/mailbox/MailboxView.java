package io.klientela.contacts.mailbox;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox as its owner sees it; passwords are not told to anybody.
 *
 * @param fetchedAt when it was last read to the end
 * @param trouble why it could not be; null while all is well
 * @param filed mails
 */
record MailboxView(
        String address,
        ServerView imap,
        List<String> folders,
        @Nullable String sentFolder,
        @Nullable ServerView smtp,
        boolean confidential,
        boolean takesLeads,
        Instant since,
        boolean paused,
        @Nullable Instant fetchedAt,
        @Nullable TroubleView trouble,
        long filed) {

    record ServerView(String host, int port, String tls, String username) {
        private static ServerView of(Server server) {
            return new ServerView(
                    server.host(), server.port(), server.tls().name().toLowerCase(Locale.ROOT), server.username());
        }
    }

    /**
     * @param kind {@code host_unknown}, {@code host_forbidden}, {@code unreachable}, {@code certificate}, {@code encryption},
     *     {@code password}, {@code folder} or {@code refused}
     * @param field of the input that it is about
     * @param at since when it is so; null of a trial
     */
    record TroubleView(
            String kind,
            @Nullable String field,
            String text,
            @Nullable Instant at) {
        static TroubleView of(Trouble trouble) {
            return new TroubleView(kindOf(trouble.kind().name()), trouble.field(), trouble.text(), null);
        }

        private static TroubleView of(Document stored) {
            return new TroubleView(
                    kindOf(stored.getString("kind")),
                    null,
                    stored.getString("text"),
                    stored.getDate("at").toInstant());
        }

        private static String kindOf(String name) {
            return name.toLowerCase(Locale.ROOT);
        }
    }

    static MailboxView of(Connected mailbox, Document standing) {
        Server smtp = mailbox.smtp();
        return new MailboxView(
                mailbox.address(),
                ServerView.of(mailbox.imap()),
                mailbox.folders(),
                mailbox.sentFolder(),
                smtp == null ? null : ServerView.of(smtp),
                mailbox.confidential(),
                mailbox.takesLeads(),
                mailbox.since(),
                standing.getBoolean("paused", false),
                Optional.ofNullable(standing.getDate("fetchedAt"))
                        .map(Date::toInstant)
                        .orElse(null),
                Optional.ofNullable(standing.get("trouble", Document.class))
                        .map(TroubleView::of)
                        .orElse(null),
                standing.getLong("filed"));
    }
}
