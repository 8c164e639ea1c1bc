package io.klientela.contacts.contact;

import io.klientela.events.contacts.ContactState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.audit.ReadLog;
import io.klientela.platform.audit.Reading;
import io.klientela.platform.query.Page;
import io.klientela.platform.security.Access;
import io.klientela.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who looked at a person: for those who may read the audit log. */
@Tag(name = "Contacts")
@RestController
@RequestMapping("/api/v1/contacts")
class AccessesController {
    private static final int MOST = 500;

    private final Aggregates<Contact, ContactState> contacts;
    private final ReadLog reads;
    private final Access access;

    AccessesController(Aggregates<Contact, ContactState> contacts, ReadLog reads, Access access) {
        this.contacts = contacts;
        this.reads = reads;
        this.access = access;
    }

    @Operation(
            summary = "Who looked at a contact in this service, newest first",
            description =
                    "What other services showed of the person is at /audit/{service}/readings?filter=\"id\" in persons")
    @GetMapping("/{id}/accesses")
    Page<Reading> accesses(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        access.require("audit", "read");
        access.requireOn("contact", "read", contacts.get(id).state());
        if (limit < 1 || limit > MOST) {
            throw Problem.badRequest("The limit is a number from 1 to %d.".formatted(MOST))
                    .field("limit", "is out of range");
        }
        List<Reading> found =
                reads.of(id, cursor, limit + 1).stream().map(Reading::of).toList();
        reads.consulted("reading", "person " + id);
        boolean more = found.size() > limit;
        List<Reading> items = more ? found.subList(0, limit) : found;
        return new Page<>(items, more ? items.getLast().id() : null, null, null);
    }
}
