package io.klientela.marketing.mail;

import io.klientela.events.Topics;
import io.klientela.events.marketing.MailEvent;
import io.klientela.events.marketing.MailState;
import io.klientela.events.marketing.MailStatus;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One mail to one person. It is written down before it is sent; what comes later is only added. */
final class Mail extends Aggregate<MailState> {
    static final AggregateType<Mail, MailState> TYPE = AggregateType.of(
                    "mail", "mails", Topics.MAILS, MailState.class, Mail::new)
            .searchedBy(state -> Arrays.asList(state.name(), state.contactName(), state.email()))
            .indexed("createdAt", "updatedAt", "sentAt", "contactId", "campaignId", "templateId", "email", "status")
            .about(state -> Stream.ofNullable(state.contactId()).toList());

    /** Somebody who opens or clicks more often is a machine. */
    private static final int MOST = 50;

    private Mail(String id) {
        super(id);
    }

    Mail(MailState state, long version) {
        super(state, version);
    }

    static Mail create(MailDraft draft, String messageId, Stamp stamp) {
        Mail mail = new Mail(draft.id());
        mail.record(new MailEvent.Created(new MailState(
                draft.id(),
                draft.subject(),
                draft.kind(),
                MailStatus.SENDING,
                draft.campaignId(),
                draft.campaignName(),
                draft.templateId(),
                draft.contactId(),
                draft.contactName(),
                draft.email(),
                messageId,
                false,
                null,
                null,
                0,
                null,
                0,
                null,
                null,
                null,
                stamp.at(),
                stamp.by(),
                stamp.at(),
                draft.purpose())));
        return mail;
    }

    /** The server took it. @param possibleDuplicate whether it may have taken it before */
    void sent(boolean possibleDuplicate, Stamp stamp) {
        if (state().status() == MailStatus.SENDING) {
            Change change = new Change(state());
            change.status = MailStatus.SENT;
            change.possibleDuplicate |= possibleDuplicate;
            change.sentAt = stamp.at();
            record(new MailEvent.Sent(change.at(stamp)));
        }
    }

    void failed(String problem, Stamp stamp) {
        if (state().status() == MailStatus.SENDING) {
            Change change = new Change(state());
            change.status = MailStatus.FAILED;
            change.problem = problem;
            record(new MailEvent.Failed(change.at(stamp), problem));
        }
    }

    /** The server refused its address, or it came back. */
    void bounced(String problem, Stamp stamp) {
        if (state().bouncedAt() == null && state().status() != MailStatus.FAILED) {
            Change change = new Change(state());
            change.status = MailStatus.BOUNCED;
            change.bouncedAt = stamp.at();
            change.problem = problem;
            record(new MailEvent.Bounced(change.at(stamp), problem));
        }
    }

    void opened(Stamp stamp) {
        if (state().opens() < MOST) {
            Change change = new Change(state());
            change.openedAt = change.openedAt == null ? stamp.at() : change.openedAt;
            change.opens++;
            record(new MailEvent.Opened(change.at(stamp)));
        }
    }

    /** Whoever follows a link has opened it, also where no image was loaded. */
    void clicked(String url, Stamp stamp) {
        if (state().clicks() < MOST) {
            Change change = new Change(state());
            change.openedAt = change.openedAt == null ? stamp.at() : change.openedAt;
            change.clickedAt = change.clickedAt == null ? stamp.at() : change.clickedAt;
            change.clicks++;
            record(new MailEvent.Clicked(change.at(stamp), url));
        }
    }

    void unsubscribed(Stamp stamp) {
        if (state().unsubscribedAt() == null) {
            Change change = new Change(state());
            change.unsubscribedAt = stamp.at();
            record(new MailEvent.Unsubscribed(change.at(stamp)));
        }
    }

    /** Records nothing where it is theirs already. */
    void belongTo(String contactId, Stamp stamp) {
        Change change = new Change(state());
        change.contactId = contactId;
        MailState after = change.at(stamp);
        var changes = Json.changes(state(), after);
        if (!changes.isEmpty()) {
            record(new MailEvent.Updated(after, changes));
        }
    }

    /** What may change of a mail. */
    private static final class Change {
        private final MailState before;
        private @Nullable String contactId;
        private MailStatus status;
        private boolean possibleDuplicate;
        private @Nullable Instant sentAt;
        private @Nullable Instant openedAt;
        private int opens;
        private @Nullable Instant clickedAt;
        private int clicks;
        private @Nullable Instant unsubscribedAt;
        private @Nullable Instant bouncedAt;
        private @Nullable String problem;

        Change(MailState before) {
            this.before = before;
            contactId = before.contactId();
            status = before.status();
            possibleDuplicate = before.possibleDuplicate();
            sentAt = before.sentAt();
            openedAt = before.openedAt();
            opens = before.opens();
            clickedAt = before.clickedAt();
            clicks = before.clicks();
            unsubscribedAt = before.unsubscribedAt();
            bouncedAt = before.bouncedAt();
            problem = before.problem();
        }

        MailState at(Stamp stamp) {
            return new MailState(
                    before.id(),
                    before.name(),
                    before.kind(),
                    status,
                    before.campaignId(),
                    before.campaignName(),
                    before.templateId(),
                    contactId,
                    before.contactName(),
                    before.email(),
                    before.messageId(),
                    possibleDuplicate,
                    sentAt,
                    openedAt,
                    opens,
                    clickedAt,
                    clicks,
                    unsubscribedAt,
                    bouncedAt,
                    problem,
                    before.createdAt(),
                    before.createdBy(),
                    stamp.at(),
                    before.purpose());
        }
    }
}
