package io.klientela.events.platform;

import io.klientela.events.Event;
import io.klientela.events.EventType;

/** What happens to the notes of which rights are used. */
public sealed interface RightsUsedEvent extends Event<RightsUsedState> {

    @EventType("klientela.platform.rights-used.noted.v1")
    record Noted(RightsUsedState state) implements RightsUsedEvent {}
}
