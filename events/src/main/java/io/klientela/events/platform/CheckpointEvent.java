package io.klientela.events.platform;

import io.klientela.events.Event;
import io.klientela.events.EventType;

/** What happens to the checkpoints of audit logs. */
public sealed interface CheckpointEvent extends Event<CheckpointState> {

    @EventType("klientela.platform.audit-checkpoint.signed.v1")
    record Signed(CheckpointState state) implements CheckpointEvent {}
}
