package io.klientela.contacts.consent;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.klientela.events.contacts.ConsentEntry;
import io.klientela.events.contacts.ConsentState;
import io.klientela.events.contacts.ConsentSubject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An entry of the ledger as a line of a file. @param name whose it is. @param page where it stands */
record LedgerLine(
        @Nullable String name,
        @Nullable ConsentSubject subject,
        @Nullable String address,
        String page,
        @JsonUnwrapped ConsentEntry entry) {
    /** What a file may show, in the order in which it is read. */
    static final List<String> FIELDS = List.of(
            "at",
            "name",
            "subject",
            "address",
            "purpose",
            "channel",
            "decision",
            "legalBasis",
            "wordingVersion",
            "language",
            "source",
            "reason",
            "proof.ip",
            "proof.userAgent",
            "proof.page",
            "proof.formId",
            "proof.submissionId",
            "proof.mailId",
            "proof.reference",
            "contactId",
            "confirms",
            "corrects",
            "takesBack",
            "afterErasure",
            "recordedAt",
            "recordedBy",
            "id",
            "page");

    /** @param hidden fields of a page that whoever asks does not get to see */
    static List<LedgerLine> of(ConsentState page, Set<String> hidden) {
        return page.entries().stream()
                .map(entry -> new LedgerLine(
                        hidden.contains("name") ? null : page.name(),
                        hidden.contains("subject") ? null : page.subject(),
                        hidden.contains("address") ? null : page.address(),
                        page.id(),
                        entry))
                .toList();
    }
}
