package io.klientela.events.marketing;

import io.klientela.events.Event;
import io.klientela.events.EventType;
import io.klientela.events.FieldChange;
import java.util.Map;

/** What happens to a mail. */
public sealed interface MailEvent extends Event<MailState> {

    /** It is in the ledger and about to be handed to the mail server. */
    @EventType("klientela.marketing.mail.created.v1")
    record Created(MailState state) implements MailEvent {}

    @EventType("klientela.marketing.mail.sent.v1")
    record Sent(MailState state) implements MailEvent {}

    @EventType("klientela.marketing.mail.failed.v1")
    record Failed(MailState state, String problem) implements MailEvent {}

    @EventType("klientela.marketing.mail.bounced.v1")
    record Bounced(MailState state, String problem) implements MailEvent {}

    @EventType("klientela.marketing.mail.opened.v1")
    record Opened(MailState state) implements MailEvent {}

    @EventType("klientela.marketing.mail.clicked.v1")
    record Clicked(MailState state, String url) implements MailEvent {}

    @EventType("klientela.marketing.mail.unsubscribed.v1")
    record Unsubscribed(MailState state) implements MailEvent {}

    /** Whose mail it is has changed, as where two contacts became one. */
    @EventType("klientela.marketing.mail.updated.v1")
    record Updated(MailState state, Map<String, FieldChange> changes) implements MailEvent {}
}
