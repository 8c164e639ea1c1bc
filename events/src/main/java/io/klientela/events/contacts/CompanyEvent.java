package io.klientela.events.contacts;

import io.klientela.events.Event;
import io.klientela.events.EventType;
import io.klientela.events.FieldChange;
import java.util.Map;

/** What happens to a company. */
public sealed interface CompanyEvent extends Event<CompanyState> {

    @EventType("klientela.contacts.company.created.v1")
    record Created(CompanyState state) implements CompanyEvent {}

    @EventType("klientela.contacts.company.updated.v1")
    record Updated(CompanyState state, Map<String, FieldChange> changes) implements CompanyEvent {}

    @EventType("klientela.contacts.company.deleted.v1")
    record Deleted(CompanyState state) implements CompanyEvent {}
}
