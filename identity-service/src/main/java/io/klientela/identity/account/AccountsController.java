package io.klientela.identity.account;

import io.klientela.events.identity.AccountState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.web.ReadingController;
import io.klientela.platform.web.RecordsFactory;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How people sign in, to read: one's own, or everybody's for an administrator. */
@RestController
@RequestMapping("/api/v1/accounts")
class AccountsController extends ReadingController<Account, AccountState> {

    AccountsController(Aggregates<Account, AccountState> accounts, RecordsFactory with) {
        super(accounts, with);
    }
}
