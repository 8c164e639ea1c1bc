package io.klientela.contacts.quality;

import io.klientela.platform.security.Access;
import io.klientela.platform.web.History;
import io.klientela.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is expected of records, as an administrator sets it. */
@Tag(name = "Data quality", description = "What is expected of the data of contacts and companies, and how it is met")
@RestController
@RequestMapping("/api/v1/quality")
class RulesController {
    private final RuleBooks books;
    private final Access access;

    RulesController(RuleBooks books, Access access) {
        this.books = books;
        this.access = access;
    }

    /** @param fields that rules can be about. @param changedBy null where nobody has changed what is shipped */
    record ShownRules(
            List<QualityRule> rules,
            List<String> fields,
            long version,
            @Nullable String changedBy,
            @Nullable Instant changedAt) {}

    record WantedRules(@NotNull @Size(max = 50) List<@NotNull @Valid QualityRule> rules) {}

    @Operation(summary = "What is expected of contacts, with its version as ETag")
    @GetMapping("/contacts/rules")
    ResponseEntity<ShownRules> ofContacts() {
        return shown(Subject.CONTACT);
    }

    @Operation(summary = "What is expected of companies, with its version as ETag")
    @GetMapping("/companies/rules")
    ResponseEntity<ShownRules> ofCompanies() {
        return shown(Subject.COMPANY);
    }

    @Operation(
            summary = "Set what is expected of contacts; needs If-Match",
            description = "All contacts are judged by the new rules within seconds to minutes, by their number")
    @PutMapping("/contacts/rules")
    ResponseEntity<ShownRules> setForContacts(
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody WantedRules wanted) {
        return set(Subject.CONTACT, ifMatch, wanted);
    }

    @Operation(summary = "Set what is expected of companies; needs If-Match")
    @PutMapping("/companies/rules")
    ResponseEntity<ShownRules> setForCompanies(
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody WantedRules wanted) {
        return set(Subject.COMPANY, ifMatch, wanted);
    }

    @Operation(summary = "Who changed the rules for contacts, newest first")
    @GetMapping("/contacts/rules/history")
    History historyOfContacts() {
        return history(Subject.CONTACT);
    }

    @Operation(summary = "Who changed the rules for companies, newest first")
    @GetMapping("/companies/rules/history")
    History historyOfCompanies() {
        return history(Subject.COMPANY);
    }

    private ResponseEntity<ShownRules> shown(Subject subject) {
        access.require(subject.resource(), "read");
        return answer(subject, books.of(subject));
    }

    private ResponseEntity<ShownRules> set(Subject subject, @Nullable String ifMatch, WantedRules wanted) {
        access.require("operations", "update");
        return answer(subject, books.change(subject, wanted.rules(), Versions.required(ifMatch)));
    }

    private History history(Subject subject) {
        access.require("operations", "read");
        return History.of(books.history(subject));
    }

    private static ResponseEntity<ShownRules> answer(Subject subject, RuleBooks.RuleBook book) {
        return ResponseEntity.ok()
                .eTag(Versions.tag(book.version()))
                .body(new ShownRules(
                        book.rules(), subject.fields(), book.version(), book.changedBy(), book.changedAt()));
    }
}
