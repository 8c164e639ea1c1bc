package io.klientela.contacts.email;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.klientela.events.contacts.EmailDelivery;
import io.klientela.events.contacts.EmailDirection;
import io.klientela.events.contacts.EmailFile;
import io.klientela.events.contacts.EmailParty;
import io.klientela.events.contacts.EmailState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.DuplicateAggregate;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.html.Html;
import io.klientela.platform.mail.MailDomain;
import io.klientela.platform.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Mails that are written here: filed before they leave, so that none leaves unknown. */
@Component
public class WrittenEmails {
    private static final int MOST_REFERENCES = 50;

    private final Aggregates<Email, EmailState> emails;
    private final EmailIds ids;
    private final Bodies bodies;
    private final Attachments attachments;
    private final Sight sight;
    private final MailDomain domain;
    private final Stamps stamps;

    WrittenEmails(
            Aggregates<Email, EmailState> emails,
            EmailIds ids,
            Bodies bodies,
            Attachments attachments,
            Sight sight,
            MailDomain domain,
            Stamps stamps) {
        this.emails = emails;
        this.ids = ids;
        this.bodies = bodies;
        this.attachments = attachments;
        this.sight = sight;
        this.domain = domain;
        this.stamps = stamps;
    }

    /**
     * A mail to be sent.
     *
     * @param holder who writes it
     * @param html null where it is plain
     * @param inReplyTo the id of the mail that it answers
     * @param attachmentIds of files that the holder has sent for it
     */
    public record Wish(
            String id,
            String holder,
            EmailParty from,
            List<EmailParty> to,
            List<EmailParty> cc,
            String subject,
            String text,
            @Nullable String html,
            Correspondents.Known known,
            boolean confidential,
            @Nullable String inReplyTo,
            List<String> attachmentIds) {}

    /** A mail with what it says. */
    public record Whole(
            EmailState state, String text, @Nullable String html) {}

    /** Queues a mail, once by the wish's id. @throws Problem 422 where what it answers or takes along is not there */
    public EmailState write(Wish wish) {
        String messageId = domain.messageId("c." + wish.id());
        // By its Message-ID, so that a copy of it in a mailbox is recognised.
        String id = EmailIds.ofMessageId(messageId);
        String html = wish.html() == null ? null : Html.sanitised(wish.html());
        String text = html == null ? wish.text() : Html.text(html);
        List<String> references = references(wish.inReplyTo());
        List<EmailFile> files = attachments.take(wish.holder(), id, wish.attachmentIds());
        Stamp stamp = stamps.now();
        bodies.keep(id, new Bodies.Body(text, html));
        EmailState state = new EmailState(
                id,
                wish.subject(),
                EmailDirection.OUT,
                ids.threadOf(messageId, references),
                stamp.at(),
                wish.from(),
                wish.to(),
                wish.cc(),
                wish.known().contacts(),
                wish.known().leadIds(),
                wish.confidential() ? null : Excerpt.of(text),
                files,
                List.of(wish.holder()),
                wish.confidential(),
                messageId,
                references,
                EmailDelivery.QUEUED,
                null,
                null,
                stamp.at(),
                stamp.by(),
                stamp.at());
        try {
            return emails.add(Email.file(state)).state();
        } catch (DuplicateAggregate e) {
            return emails.get(id).state();
        }
    }

    private List<String> references(@Nullable String inReplyTo) {
        if (inReplyTo == null) {
            return List.of();
        }
        EmailState answered = sight
                .among(emails.find(inReplyTo).map(Email::state).stream().toList())
                .stream()
                .findFirst()
                .orElseThrow(() -> Problem.unprocessable("There is no mail with the id %s.".formatted(inReplyTo))
                        .field("inReplyTo", "no such mail"));
        return Stream.concat(Stream.ofNullable(answered.messageId()), answered.references().stream())
                .limit(MOST_REFERENCES)
                .toList();
    }

    /** The ids of those that wait, the oldest first. */
    public List<String> queued(int most) {
        return emails.collection()
                .find(Filters.and(Filters.eq("state.delivery", "queued"), Filters.exists("deletedAt", false)))
                .sort(Sorts.ascending("_id"))
                .limit(most)
                .projection(Projections.include("_id"))
                .map(document -> document.getString("_id"))
                .into(new ArrayList<>());
    }

    /** One that waits. */
    public Optional<Whole> waiting(String id) {
        return emails.find(id)
                .map(Email::state)
                .filter(state -> state.delivery() == EmailDelivery.QUEUED)
                .flatMap(state -> bodies.find(id).map(body -> new Whole(state, body.text(), body.html())));
    }

    public void sent(String id) {
        emails.changeAll(Filters.eq("_id", id), email -> email.sent(stamps.now()));
    }

    public void failed(String id, @Nullable String problem) {
        String words = Objects.requireNonNullElse(problem, "unknown");
        emails.changeAll(Filters.eq("_id", id), email -> email.failed(words, stamps.now()));
    }

    /** Nobody knows whether the server has it already. */
    public void mayBeDoubled(String id) {
        emails.changeAll(
                Filters.eq("_id", id), email -> email.change(stamps.now(), draft -> draft.possibleDuplicate = true));
    }
}
