package io.klientela.events.contacts;

import io.klientela.events.Event;
import io.klientela.events.EventType;
import io.klientela.events.FieldChange;
import java.util.Map;

/** What happens to a mail that is filed. */
public sealed interface EmailEvent extends Event<EmailState> {

    @EventType("klientela.contacts.email.filed.v1")
    record Filed(EmailState state) implements EmailEvent {}

    @EventType("klientela.contacts.email.updated.v1")
    record Updated(EmailState state, Map<String, FieldChange> changes) implements EmailEvent {}

    /** The server has taken it. */
    @EventType("klientela.contacts.email.sent.v1")
    record Sent(EmailState state) implements EmailEvent {}

    /** It did not leave, and will not. */
    @EventType("klientela.contacts.email.failed.v1")
    record Failed(EmailState state) implements EmailEvent {}

    @EventType("klientela.contacts.email.deleted.v1")
    record Deleted(EmailState state) implements EmailEvent {}
}
