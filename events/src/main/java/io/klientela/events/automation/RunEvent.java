package io.klientela.events.automation;

import io.klientela.events.Event;
import io.klientela.events.EventType;

/** What happens to a run of a rule. */
public sealed interface RunEvent extends Event<RunState> {

    @EventType("klientela.automation.run.created.v1")
    record Created(RunState state) implements RunEvent {}

    /** A step was tried, and others wait. */
    @EventType("klientela.automation.run.progressed.v1")
    record Progressed(RunState state) implements RunEvent {}

    /** Its failed steps are to be tried again. */
    @EventType("klientela.automation.run.retried.v1")
    record Retried(RunState state) implements RunEvent {}

    @EventType("klientela.automation.run.succeeded.v1")
    record Succeeded(RunState state) implements RunEvent {}

    @EventType("klientela.automation.run.failed.v1")
    record Failed(RunState state, String problem) implements RunEvent {}
}
