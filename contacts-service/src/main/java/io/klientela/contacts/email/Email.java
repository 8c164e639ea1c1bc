package io.klientela.contacts.email;

import io.klientela.events.FieldChange;
import io.klientela.events.Topics;
import io.klientela.events.contacts.EmailContact;
import io.klientela.events.contacts.EmailDelivery;
import io.klientela.events.contacts.EmailEvent;
import io.klientela.events.contacts.EmailState;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A mail that is filed, once for all the mailboxes that it is found in. */
public final class Email extends Aggregate<EmailState> {
    static final AggregateType<Email, EmailState> TYPE = AggregateType.of(
                    "email", "emails", Topics.EMAILS, EmailState.class, Email::new)
            .indexed("threadId", "messageId", "delivery", "holders", "contacts.contactId", "leadIds")
            .about(Email::persons);

    private Email(String id) {
        super(id);
    }

    private Email(EmailState state, long version) {
        super(state, version);
    }

    /** Whose mail it is. */
    static List<String> persons(EmailState state) {
        return Stream.concat(state.contacts().stream().map(EmailContact::contactId), state.leadIds().stream())
                .distinct()
                .toList();
    }

    static Email file(EmailState state) {
        Email email = new Email(state.id());
        email.record(new EmailEvent.Filed(state));
        return email;
    }

    /** Records nothing where nothing differs. */
    void change(Stamp stamp, Consumer<EmailDraft> how) {
        EmailState after = changed(stamp, how);
        Map<String, FieldChange> changes = Json.changes(state(), after);
        if (!changes.isEmpty()) {
            record(new EmailEvent.Updated(after, changes));
        }
    }

    /** The server has it. */
    void sent(Stamp stamp) {
        if (state().delivery() == EmailDelivery.QUEUED) {
            record(new EmailEvent.Sent(changed(stamp, draft -> draft.delivery = EmailDelivery.SENT)));
        }
    }

    /** It will not leave. */
    void failed(@Nullable String problem, Stamp stamp) {
        if (state().delivery() == EmailDelivery.QUEUED) {
            record(new EmailEvent.Failed(changed(stamp, draft -> {
                draft.delivery = EmailDelivery.FAILED;
                draft.problem = problem;
            })));
        }
    }

    void delete() {
        recordDeletion(new EmailEvent.Deleted(state()));
    }

    private EmailState changed(Stamp stamp, Consumer<EmailDraft> how) {
        EmailDraft draft = new EmailDraft(state());
        how.accept(draft);
        return draft.at(stamp.at());
    }
}
