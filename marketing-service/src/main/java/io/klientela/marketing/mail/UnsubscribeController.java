package io.klientela.marketing.mail;

import io.klientela.events.contacts.ConsentProof;
import io.klientela.events.marketing.MailState;
import io.klientela.events.marketing.SuppressionReason;
import io.klientela.marketing.person.People;
import io.klientela.marketing.person.Person;
import io.klientela.marketing.suppression.LeftAlone;
import io.klientela.marketing.suppression.Suppressions;
import io.klientela.platform.audit.Caller;
import io.klientela.platform.pages.Language;
import io.klientela.platform.pages.PublicPage;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;
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
 * The way out (RFC 8058): a POST unsubscribes at once, whether a mail program sends it or the button on the page. Looking
 * at the page changes nothing, because programs that check links look at it, too.
 */
@Hidden
@RestController
@RequestMapping("/public/marketing/unsubscribe/{token}")
class UnsubscribeController {
    private final MailLinks links;
    private final Mails mails;
    private final Suppressions suppressions;
    private final People people;

    UnsubscribeController(MailLinks links, Mails mails, Suppressions suppressions, People people) {
        this.links = links;
        this.mails = mails;
        this.suppressions = suppressions;
        this.people = people;
    }

    @GetMapping
    ResponseEntity<String> ask(
            @PathVariable String token,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String accepted) {
        Optional<MailState> mail = links.unsubscribedBy(token).flatMap(mails::find);
        Language language = language(mail, accepted);
        if (mail.isEmpty()) {
            return unknown(language);
        } else if (suppressions.contains(mail.get().email())) {
            return done(language, mail.get());
        }
        String body = "<p>%s <b>%s</b>?</p><form method=\"post\"><button type=\"submit\">%s</button></form>"
                .formatted(
                        language.say(
                                "Czy mamy przestać wysyłać wiadomości na adres", "Shall we stop sending messages to"),
                        HtmlUtils.htmlEscape(mail.get().email()),
                        language.say("Wypisz mnie", "Unsubscribe"));
        return PublicPage.of(HttpStatus.OK, language, language.say("Wypisanie z listy", "Unsubscribe"), body);
    }

    @PostMapping
    ResponseEntity<String> unsubscribe(
            @PathVariable String token,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String accepted) {
        Optional<MailState> mail = links.unsubscribedBy(token).flatMap(mails::find);
        Language language = language(mail, accepted);
        if (mail.isEmpty()) {
            return unknown(language);
        }
        MailState known = mail.get();
        suppressions.add(LeftAlone.after(known, SuppressionReason.UNSUBSCRIBED, null, proof(known)));
        mails.unsubscribed(known.id());
        return done(language, known);
    }

    private static ConsentProof proof(MailState mail) {
        Caller caller = Caller.current();
        return new ConsentProof(caller.address(), caller.agent(), null, null, mail.id(), null, null);
    }

    private ResponseEntity<String> done(Language language, MailState mail) {
        return PublicPage.of(
                HttpStatus.OK,
                language,
                language.say("Gotowe", "Done"),
                "<p>%s <b>%s</b>.</p><p><a href=\"%s\">%s</a></p>"
                        .formatted(
                                language.say(
                                        "Nie wyślemy więcej takich wiadomości na adres",
                                        "We will send no more such messages to"),
                                HtmlUtils.htmlEscape(mail.email()),
                                HtmlUtils.htmlEscape(links.preferences(mail.id())),
                                language.say("Wszystkie ustawienia", "All settings")));
    }

    private static ResponseEntity<String> unknown(Language language) {
        return PublicPage.of(
                HttpStatus.NOT_FOUND,
                language,
                language.say("Ten odnośnik nie działa", "This link does not work"),
                "<p>%s</p>"
                        .formatted(language.say(
                                "Proszę użyć odnośnika z wiadomości w całości.",
                                "Please use the whole link from the message.")));
    }

    private Language language(Optional<MailState> mail, @Nullable String accepted) {
        return Language.of(
                mail.map(MailState::contactId)
                        .flatMap(people::find)
                        .map(Person::language)
                        .orElse(null),
                accepted);
    }
}
