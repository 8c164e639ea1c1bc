package io.klientela.events.identity;

import io.klientela.events.Event;
import io.klientela.events.EventType;

/** What happens to a session. */
public sealed interface SessionEvent extends Event<SessionState> {

    @EventType("klientela.identity.session.created.v1")
    record Created(SessionState state) implements SessionEvent {}

    /** @param reason e.g. {@code signed-out}, {@code revoked}, {@code token-reused}, {@code password-reset} */
    @EventType("klientela.identity.session.ended.v1")
    record Ended(SessionState state, String reason) implements SessionEvent {}
}
