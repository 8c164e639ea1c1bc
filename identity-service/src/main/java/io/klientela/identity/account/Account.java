package io.klientela.identity.account;

import io.klientela.events.Topics;
import io.klientela.events.identity.AccountEvent;
import io.klientela.events.identity.AccountState;
import io.klientela.events.identity.AccountState.Passkey;
import io.klientela.events.identity.UserState;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands before a person's account; each change of it is an event and so in the audit trail. */
final class Account extends Aggregate<AccountState> {
    static final AggregateType<Account, AccountState> TYPE = AggregateType.of(
                    "account", "accounts", Topics.ACCOUNTS, AccountState.class, Account::new)
            .indexed("name");

    private Account(AccountState state, long version) {
        super(state, version);
    }

    private Account(String id) {
        super(id);
    }

    static Account open(UserState user, Stamp stamp) {
        Account account = new Account(user.id());
        account.record(new AccountEvent.Created(new AccountState(
                user.id(), user.name(), user.id(), null, null, null, List.of(), stamp.at(), stamp.by(), stamp.at())));
        return account;
    }

    void setPassword(Stamp stamp) {
        become(stamp.at(), state().totpSince(), state().recoveryCodesMadeAt(), state().passkeys(), stamp);
    }

    void useTotp(Stamp stamp) {
        become(state().passwordSetAt(), stamp.at(), state().recoveryCodesMadeAt(), state().passkeys(), stamp);
    }

    void dropTotp(Stamp stamp) {
        become(state().passwordSetAt(), null, state().recoveryCodesMadeAt(), state().passkeys(), stamp);
    }

    void makeRecoveryCodes(Stamp stamp) {
        become(state().passwordSetAt(), state().totpSince(), stamp.at(), state().passkeys(), stamp);
    }

    void addPasskey(String id, String name, Stamp stamp) {
        List<Passkey> passkeys = new ArrayList<>(state().passkeys());
        passkeys.add(new Passkey(id, name, stamp.at()));
        become(state().passwordSetAt(), state().totpSince(), state().recoveryCodesMadeAt(), passkeys, stamp);
    }

    void renamePasskey(String id, String name, Stamp stamp) {
        List<Passkey> passkeys = state().passkeys().stream()
                .map(one -> one.id().equals(id) ? new Passkey(id, name, one.createdAt()) : one)
                .toList();
        become(state().passwordSetAt(), state().totpSince(), state().recoveryCodesMadeAt(), passkeys, stamp);
    }

    void removePasskey(String id, Stamp stamp) {
        List<Passkey> passkeys =
                state().passkeys().stream().filter(one -> !one.id().equals(id)).toList();
        become(state().passwordSetAt(), state().totpSince(), state().recoveryCodesMadeAt(), passkeys, stamp);
    }

    void resetSecondFactor(Stamp stamp) {
        become(state().passwordSetAt(), null, null, List.of(), stamp);
    }

    void close() {
        recordDeletion(new AccountEvent.Deleted(state()));
    }

    private void become(
            @Nullable Instant password,
            @Nullable Instant totp,
            @Nullable Instant codes,
            List<Passkey> passkeys,
            Stamp stamp) {
        AccountState now = state();
        AccountState next = new AccountState(
                id(),
                now.name(),
                now.ownerId(),
                password,
                totp,
                codes,
                List.copyOf(passkeys),
                now.createdAt(),
                now.createdBy(),
                stamp.at());
        var changes = Json.changes(now, next);
        if (!changes.isEmpty()) {
            record(new AccountEvent.Updated(next, changes));
        }
    }
}
