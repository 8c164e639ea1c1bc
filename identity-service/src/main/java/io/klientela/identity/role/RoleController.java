package io.klientela.identity.role;

import io.klientela.events.identity.RoleState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.query.Page;
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

/** The roles to read. */
@RestController
@RequestMapping("/api/v1/roles")
class RoleController {
    private final Records<Role, RoleState> records;

    RoleController(Aggregates<Role, RoleState> aggregates, RecordsFactory with) {
        this.records = with.create(aggregates);
    }

    @GetMapping
    Page<Versioned<RoleState>> list(@Parameter(hidden = true) HttpServletRequest request) {
        return records.list(request.getParameterMap());
    }

    @GetMapping("/{id}")
    ResponseEntity<Versioned<RoleState>> get(@PathVariable String id) {
        Versioned<RoleState> role = records.get(id);
        return ResponseEntity.ok().eTag(Versions.tag(role.version())).body(role);
    }
}
