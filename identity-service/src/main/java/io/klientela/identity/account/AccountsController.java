package io.klientela.identity.account;

import io.klientela.events.identity.AccountState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.outbox.AuditLog;
import io.klientela.platform.query.Page;
import io.klientela.platform.web.Records;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.ResourceController.History;
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
    private static final int MOST_HISTORY = 200;

    private final Records<Account, AccountState> records;
    private final AuditLog audit;

    AccountsController(Aggregates<Account, AccountState> aggregates, RecordsFactory with, AuditLog audit) {
        this.records = with.create(aggregates);
        this.audit = audit;
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
        records.get(id);
        return History.of(audit.of(id, MOST_HISTORY));
    }
}
