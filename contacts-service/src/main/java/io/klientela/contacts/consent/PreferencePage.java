package io.klientela.contacts.consent;

import io.klientela.contacts.consent.Preferences.View;
import io.klientela.platform.pages.AddressLimit;
import io.klientela.platform.pages.Language;
import io.klientela.platform.pages.PublicPage;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where a person sees and decides what they are written to for: by a signed link, without script, without an account. */
@Hidden
@RestController
@RequestMapping("/public/contacts/preferences/{token}")
class PreferencePage {
    private static final int PER_MINUTE = 30;

    private final ConsentLinks links;
    private final Preferences preferences;
    private final AddressLimit limit = new AddressLimit(PER_MINUTE, System::nanoTime);

    PreferencePage(ConsentLinks links, Preferences preferences) {
        this.links = links;
        this.preferences = preferences;
    }

    @GetMapping
    ResponseEntity<String> show(@PathVariable String token, HttpServletRequest request) {
        Optional<Whose> whose = links.preferencesOf(token);
        if (whose.isEmpty()) {
            return unknown(Language.of(null, request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
        }
        View view = preferences.of(whose.get());
        return page(HttpStatus.OK, view, language(view, request), null);
    }

    @PostMapping
    ResponseEntity<String> decide(@PathVariable String token, HttpServletRequest request) {
        Optional<Whose> whose = links.preferencesOf(token);
        if (whose.isEmpty()) {
            return unknown(Language.of(null, request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
        }
        View before = preferences.of(whose.get());
        Language language = language(before, request);
        if (!limit.admits(request.getRemoteAddr())) {
            return page(
                    HttpStatus.TOO_MANY_REQUESTS,
                    before,
                    language,
                    language.say(
                            "Zbyt wiele zmian naraz. Proszę spróbować za minutę.",
                            "Too many changes at once. Please try again in a minute."));
        }
        Set<String> on = request.getParameter("all") == null ? values(request, "on") : Set.of();
        int entered = preferences.decide(whose.get(), shown(values(request, "shown")), on, language.tag());
        String said = entered == 0
                ? language.say("Nic się nie zmieniło.", "Nothing has changed.")
                : language.say("Zapisane. Obowiązuje od teraz.", "Saved. It holds from now on.");
        return page(HttpStatus.OK, preferences.of(whose.get()), language, said);
    }

    private static Set<String> values(HttpServletRequest request, String name) {
        return Arrays.stream(Objects.requireNonNullElse(request.getParameterValues(name), new String[0]))
                .limit(500)
                .collect(Collectors.toSet());
    }

    /** {@code newsletter.email.3}: a switch, and the version of the wording beside it, 0 for none. */
    private static Map<String, Integer> shown(Set<String> values) {
        Map<String, Integer> shown = new HashMap<>();
        for (String value : values) {
            int dot = value.lastIndexOf('.');
            String digits = dot < 0 ? "" : value.substring(dot + 1);
            if (digits.matches("\\d{1,6}")) {
                shown.put(value.substring(0, dot), Integer.parseInt(digits));
            }
        }
        return shown;
    }

    private static Language language(View view, HttpServletRequest request) {
        return Language.of(view.language(), request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    private static ResponseEntity<String> page(HttpStatus status, View view, Language language, @Nullable String said) {
        return PublicPage.of(
                status,
                language,
                language.say("Co możemy wysyłać", "What we may send"),
                new PreferenceMarkup(view, language).body(said));
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
}
