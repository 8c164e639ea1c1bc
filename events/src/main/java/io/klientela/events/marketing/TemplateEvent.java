package io.klientela.events.marketing;

import io.klientela.events.Event;
import io.klientela.events.EventType;
import io.klientela.events.FieldChange;
import java.util.Map;

/** What happens to a template. */
public sealed interface TemplateEvent extends Event<TemplateState> {

    @EventType("klientela.marketing.template.created.v1")
    record Created(TemplateState state) implements TemplateEvent {}

    @EventType("klientela.marketing.template.updated.v1")
    record Updated(TemplateState state, Map<String, FieldChange> changes) implements TemplateEvent {}

    @EventType("klientela.marketing.template.deleted.v1")
    record Deleted(TemplateState state) implements TemplateEvent {}
}
