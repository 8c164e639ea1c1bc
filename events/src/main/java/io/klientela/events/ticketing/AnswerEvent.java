package io.klientela.events.ticketing;

import io.klientela.events.Event;
import io.klientela.events.EventType;
import io.klientela.events.FieldChange;
import java.util.Map;

/** What happens to a canned answer. */
public sealed interface AnswerEvent extends Event<AnswerState> {

    @EventType("klientela.ticketing.answer.created.v1")
    record Created(AnswerState state) implements AnswerEvent {}

    @EventType("klientela.ticketing.answer.updated.v1")
    record Updated(AnswerState state, Map<String, FieldChange> changes) implements AnswerEvent {}

    @EventType("klientela.ticketing.answer.deleted.v1")
    record Deleted(AnswerState state) implements AnswerEvent {}
}
