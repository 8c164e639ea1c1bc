package io.klientela.marketing.mail;

import io.klientela.events.marketing.MailState;
import io.klientela.platform.client.ApiClient;
import io.klientela.platform.client.ApiRefused;
import io.klientela.platform.client.ApiUnavailable;
import io.klientela.platform.pages.Language;
import io.klientela.platform.pages.PublicPage;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Leads from a mail on to its reader's preferences, which the ledger of consents shows. While the ledger cannot be
 * reached the page says so; unsubscribing needs nothing but this service.
 */
@Hidden
@RestController
@RequestMapping("/public/marketing/preferences/{token}")
class PreferencesController {
    private static final Logger log = LoggerFactory.getLogger(PreferencesController.class);

    private final MailLinks links;
    private final Mails mails;
    private final ApiClient api;

    PreferencesController(MailLinks links, Mails mails, ApiClient api) {
        this.links = links;
        this.mails = mails;
        this.api = api;
    }

    @GetMapping
    ResponseEntity<String> lead(
            @PathVariable String token,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String accepted) {
        Language language = Language.of(null, accepted);
        Optional<MailState> mail = links.preferredBy(token).flatMap(mails::find);
        if (mail.isEmpty()) {
            return PublicPage.of(
                    HttpStatus.NOT_FOUND,
                    language,
                    language.say("Ten odnośnik nie działa", "This link does not work"),
                    "");
        }
        try {
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create(link(mail.get())))
                    .cacheControl(CacheControl.noStore())
                    .build();
        } catch (ApiRefused | ApiUnavailable e) {
            log.warn("the preferences of a reader cannot be shown: {}", e.getMessage());
            return PublicPage.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    language,
                    language.say("Za chwilę", "In a moment"),
                    "<p>%s</p>"
                            .formatted(language.say(
                                    "Ustawienia są chwilowo niedostępne. Proszę spróbować za kilka minut.",
                                    "The settings cannot be shown just now. Please try again in a few minutes.")));
        }
    }

    private String link(MailState mail) {
        Map<String, Object> asked = new HashMap<>(Map.of("email", mail.email()));
        if (mail.contactId() != null) {
            asked.put("contactId", mail.contactId());
        }
        return api.post("/consents/preference-link", asked, "preferences/" + mail.id())
                .text("url");
    }
}
