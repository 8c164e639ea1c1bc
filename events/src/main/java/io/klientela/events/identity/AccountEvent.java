package io.klientela.events.identity;

import io.klientela.events.Event;
import io.klientela.events.EventType;
import io.klientela.events.FieldChange;
import java.util.Map;

/** What happens to how a person signs in. */
public sealed interface AccountEvent extends Event<AccountState> {

    @EventType("klientela.identity.account.created.v1")
    record Created(AccountState state) implements AccountEvent {}

    @EventType("klientela.identity.account.updated.v1")
    record Updated(AccountState state, Map<String, FieldChange> changes) implements AccountEvent {}

    @EventType("klientela.identity.account.deleted.v1")
    record Deleted(AccountState state) implements AccountEvent {}
}
