package io.klientela.identity.account;

import io.klientela.events.identity.AccountState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.query.Page;
import io.klientela.platform.web.History;
import io.klientela.platform.web.Records;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.Versioned;
import io.klientela.platform.web.Versions;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How people sign in, to read: one's own, or everybody's for an administrator. */
@RestController
@RequestMapping("/api/v1/accounts")
class AccountsController {

    private final Records<Account, AccountState> records;

    AccountsController(Aggregates<Account, AccountState> aggregates, RecordsFactory with) {
        this.records = with.create(aggregates);
    }

    @GetMapping
    Page<Versioned<AccountState>> list(@Parameter(hidden = true) HttpServletRequest request) {
        return records.list(request.getParameterMap());
    }

    @GetMapping("/{id}")
    ResponseEntity<Versioned<AccountState>> get(@PathVariable String id) {
        Versioned<AccountState> account = records.get(id);
        return ResponseEntity.ok().eTag(Versions.tag(account.version())).body(account);
    }

    @GetMapping("/{id}/history")
    History history(@PathVariable String id) {
        return records.history(id);
    }
}
