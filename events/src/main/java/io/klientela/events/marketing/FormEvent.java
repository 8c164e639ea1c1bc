package io.klientela.events.marketing;

import io.klientela.events.Event;
import io.klientela.events.EventType;
import io.klientela.events.FieldChange;
import java.util.Map;

/** What happens to a form. */
public sealed interface FormEvent extends Event<FormState> {

    @EventType("klientela.marketing.form.created.v1")
    record Created(FormState state) implements FormEvent {}

    @EventType("klientela.marketing.form.updated.v1")
    record Updated(FormState state, Map<String, FieldChange> changes) implements FormEvent {}

    @EventType("klientela.marketing.form.deleted.v1")
    record Deleted(FormState state) implements FormEvent {}
}
