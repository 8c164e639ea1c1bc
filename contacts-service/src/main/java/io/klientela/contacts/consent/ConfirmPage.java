package io.klientela.contacts.consent;

import io.klientela.contacts.consent.ConsentLinks.ToConfirm;
import io.klientela.contacts.purpose.Purposes;
import io.klientela.events.contacts.ConsentDecision;
import io.klientela.events.contacts.ConsentEntry;
import io.klientela.events.contacts.ConsentProof;
import io.klientela.events.contacts.ConsentState;
import io.klientela.platform.audit.Caller;
import io.klientela.platform.pages.Language;
import io.klientela.platform.pages.PublicPage;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/**
 * Where a person confirms that the consent was theirs. Looking at the page confirms nothing, because programs that check
 * links look at it, too.
 */
@Hidden
@RestController
@RequestMapping("/public/contacts/confirm/{token}")
class ConfirmPage {
    private final ConsentLinks links;
    private final Ledger ledger;
    private final Purposes purposes;

    ConfirmPage(ConsentLinks links, Ledger ledger, Purposes purposes) {
        this.links = links;
        this.ledger = ledger;
        this.purposes = purposes;
    }

    private record Found(ConsentState page, ConsentEntry entry) {

        boolean isConfirmed() {
            return page.entries().stream().anyMatch(other -> entry.id().equals(other.confirms()));
        }

        boolean isOver() {
            return ConfirmationMails.isAnswered(page, entry) && !isConfirmed();
        }
    }

    @GetMapping
    ResponseEntity<String> ask(
            @PathVariable String token,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String accepted) {
        Optional<Found> found = found(token);
        if (found.isEmpty() || found.get().isOver()) {
            return unknown(Language.of(null, accepted));
        }
        ConsentEntry entry = found.get().entry();
        Language language = Language.of(entry.language(), accepted);
        if (found.get().isConfirmed()) {
            return done(language, found.get().page());
        }
        String wording = ConfirmationMails.wording(purposes.require(entry.purpose(), "purpose"), entry, language);
        String body =
                "<p>%s <b>%s</b>:</p><blockquote>%s</blockquote><form method=\"post\"><button type=\"submit\">%s</button></form>"
                        .formatted(
                                language.say("Zgoda dla adresu", "A consent for the address"),
                                HtmlUtils.htmlEscape(found.get().page().name()),
                                HtmlUtils.htmlEscape(wording),
                                language.say("Potwierdzam", "I confirm this"));
        return PublicPage.of(
                HttpStatus.OK, language, language.say("Potwierdzenie zgody", "Confirm your consent"), body);
    }

    @PostMapping
    ResponseEntity<String> confirm(
            @PathVariable String token,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String accepted) {
        Optional<Found> found = found(token);
        if (found.isEmpty() || found.get().isOver()) {
            return unknown(Language.of(null, accepted));
        }
        if (!found.get().isConfirmed()) {
            enter(found.get());
        }
        return done(
                Language.of(found.get().entry().language(), accepted),
                found.get().page());
    }

    private Optional<Found> found(String token) {
        Optional<ToConfirm> asked = links.confirmedBy(token);
        return asked.flatMap(one -> ledger.page(one.pageId())
                .flatMap(page -> ConfirmationMails.entry(page, one.entryId()).map(entry -> new Found(page, entry))));
    }

    private void enter(Found found) {
        ConsentEntry asked = found.entry();
        Whose whose = Whose.address(found.page().subject(), found.page().name(), asked.contactId());
        String id = UUID.nameUUIDFromBytes(("confirmed\n" + asked.id()).getBytes(StandardCharsets.UTF_8))
                .toString();
        ledger.enter(
                whose,
                id,
                new Decision(
                        asked.purpose(),
                        asked.channel(),
                        ConsentDecision.GIVEN,
                        asked.wordingVersion(),
                        asked.language(),
                        asked.source(),
                        asked.reason(),
                        proof(asked.proof()),
                        asked.id(),
                        null,
                        null));
    }

    /** How it was confirmed; where it was said first is in the entry that this one confirms. */
    private static ConsentProof proof(@Nullable ConsentProof first) {
        Caller caller = Caller.current();
        return new ConsentProof(
                caller.address(),
                caller.agent(),
                first == null ? null : first.formId(),
                first == null ? null : first.submissionId(),
                null,
                null,
                null);
    }

    private static ResponseEntity<String> done(Language language, ConsentState page) {
        return PublicPage.of(
                HttpStatus.OK,
                language,
                language.say("Dziękujemy", "Thank you"),
                "<p role=\"status\">%s <b>%s</b>.</p>"
                        .formatted(
                                language.say("Zgoda jest potwierdzona dla adresu", "The consent is confirmed for"),
                                HtmlUtils.htmlEscape(page.name())));
    }

    private static ResponseEntity<String> unknown(Language language) {
        return PublicPage.of(
                HttpStatus.NOT_FOUND,
                language,
                language.say("Ten odnośnik nie działa", "This link does not work"),
                "<p>%s</p>"
                        .formatted(language.say(
                                "Mógł stracić ważność albo zgoda została wycofana.",
                                "It may be too old, or the consent was withdrawn.")));
    }
}
