package io.klientela.events.automation;

import io.klientela.events.Event;
import io.klientela.events.EventType;
import io.klientela.events.FieldChange;
import java.util.Map;

/** What happens to a rule. */
public sealed interface RuleEvent extends Event<RuleState> {

    @EventType("klientela.automation.rule.created.v1")
    record Created(RuleState state) implements RuleEvent {}

    @EventType("klientela.automation.rule.updated.v1")
    record Updated(RuleState state, Map<String, FieldChange> changes) implements RuleEvent {}

    @EventType("klientela.automation.rule.deleted.v1")
    record Deleted(RuleState state) implements RuleEvent {}
}
