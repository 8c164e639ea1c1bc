package io.klientela.marketing.mail;

import io.klientela.events.marketing.MailState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.query.Page;
import io.klientela.platform.web.History;
import io.klientela.platform.web.Records;
import io.klientela.platform.web.RecordsFactory;
import io.klientela.platform.web.Versioned;
import io.klientela.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The ledger to be read; mails are made by sending. */
@RestController
@RequestMapping("/api/v1/mails")
class MailController {
    private final Records<Mail, MailState> records;

    MailController(Aggregates<Mail, MailState> mails, RecordsFactory with) {
        this.records = with.create(mails);
    }

    @Operation(summary = "Mails that were sent or are being sent; takes filter, sort, cursor, limit, count and q")
    @GetMapping
    Page<Versioned<MailState>> list(HttpServletRequest request) {
        return records.list(request.getParameterMap());
    }

    @Operation(summary = "One mail, with its version as ETag")
    @GetMapping("/{id}")
    ResponseEntity<Versioned<MailState>> get(@PathVariable String id) {
        Versioned<MailState> mail = records.get(id);
        return ResponseEntity.ok().eTag(Versions.tag(mail.version())).body(mail);
    }

    @Operation(summary = "What became of a mail, newest first")
    @GetMapping("/{id}/history")
    History history(@PathVariable String id) {
        return records.history(id);
    }
}
