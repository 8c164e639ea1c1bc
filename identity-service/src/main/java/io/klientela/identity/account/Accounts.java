package io.klientela.identity.account;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.klientela.events.identity.AccountState;
import io.klientela.events.identity.UserState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.DuplicateAggregate;
import io.klientela.platform.aggregate.Stamps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** The accounts, which come into being with the first thing that is set up. */
@Component
public class Accounts {
    private final Aggregates<Account, AccountState> accounts;
    private final Stamps stamps;

    Accounts(Aggregates<Account, AccountState> accounts, Stamps stamps) {
        this.accounts = accounts;
        this.stamps = stamps;
    }

    public Optional<AccountState> find(String userId) {
        return accounts.find(userId).map(Account::state);
    }

    public boolean hasSecondFactor(String userId) {
        return find(userId).map(AccountState::hasSecondFactor).orElse(false);
    }

    /** The ids of everybody who signs in with more than a password. */
    public List<String> withSecondFactor() {
        List<String> ids = new ArrayList<>();
        accounts.collection()
                .find(Filters.and(
                        Filters.exists("deletedAt", false),
                        Filters.or(Filters.ne("state.totpSince", null), Filters.exists("state.passkeys.0"))))
                .projection(Projections.include("_id"))
                .forEach(account -> ids.add(account.getString("_id")));
        return ids;
    }

    public void passwordWasSet(UserState user) {
        change(user, account -> account.setPassword(stamps.now()));
    }

    public void totpIsUsed(UserState user) {
        change(user, account -> account.useTotp(stamps.now()));
    }

    public void totpWasDropped(UserState user) {
        change(user, account -> account.dropTotp(stamps.now()));
    }

    public void recoveryCodesWereMade(UserState user) {
        change(user, account -> account.makeRecoveryCodes(stamps.now()));
    }

    public void passkeyWasAdded(UserState user, String passkeyId, String name) {
        change(user, account -> account.addPasskey(passkeyId, name, stamps.now()));
    }

    public void passkeyWasRenamed(UserState user, String passkeyId, String name) {
        change(user, account -> account.renamePasskey(passkeyId, name, stamps.now()));
    }

    public void passkeyWasRemoved(UserState user, String passkeyId) {
        change(user, account -> account.removePasskey(passkeyId, stamps.now()));
    }

    public void secondFactorWasReset(UserState user) {
        change(user, account -> account.resetSecondFactor(stamps.now()));
    }

    public void close(String userId) {
        if (accounts.find(userId).isPresent()) {
            accounts.change(userId, null, Account::close);
        }
    }

    private void change(UserState user, Consumer<Account> command) {
        if (accounts.find(user.id()).isEmpty()) {
            try {
                accounts.add(Account.open(user, stamps.now()));
            } catch (DuplicateAggregate otherInstance) {
                // It is there now, and that is what matters.
            }
        }
        accounts.change(user.id(), null, command);
    }
}
