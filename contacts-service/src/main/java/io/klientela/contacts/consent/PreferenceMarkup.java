package io.klientela.contacts.consent;

import io.klientela.contacts.consent.ContactConsents.Line;
import io.klientela.contacts.consent.Preferences.Switch;
import io.klientela.contacts.consent.Preferences.View;
import io.klientela.events.contacts.ConsentChannel;
import io.klientela.events.contacts.ConsentDecision;
import io.klientela.events.contacts.ConsentSource;
import io.klientela.events.contacts.LegalBasis;
import io.klientela.events.contacts.PurposeState;
import io.klientela.platform.pages.Language;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** Somebody's preferences as HTML: a form that needs neither script nor pointer. */
record PreferenceMarkup(View view, Language language) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);
    private static final int MOST_HISTORY = 100;

    /** @param said what came of the last change; null before one */
    String body(@Nullable String said) {
        StringBuilder html = new StringBuilder();
        if (said != null) {
            html.append("<p role=\"status\"><b>%s</b></p>\n".formatted(escaped(said)));
        }
        html.append("<p>%s <b>%s</b>.</p>\n"
                .formatted(
                        language.say("Ustawienia dla adresu", "Settings for"),
                        escaped(view.whose().name())));
        html.append("<form method=\"post\" accept-charset=\"utf-8\">\n");
        Map<PurposeState, List<Switch>> purposes = view.switches().stream()
                .collect(Collectors.groupingBy(Switch::purpose, LinkedHashMap::new, Collectors.toList()));
        purposes.forEach((purpose, switches) -> html.append(fieldset(purpose, switches)));
        html.append("<button type=\"submit\">%s</button>".formatted(language.say("Zapisz", "Save")));
        html.append("<button type=\"submit\" name=\"all\" value=\"none\" class=\"plain\">%s</button>\n</form>\n"
                .formatted(language.say("Nie zgadzam się na nic", "Stop everything")));
        return html.append(history()).toString();
    }

    private String fieldset(PurposeState purpose, List<Switch> switches) {
        StringBuilder html = new StringBuilder("<fieldset><legend>%s</legend>\n"
                .formatted(escaped(purpose.title().in(language.tag()))));
        if (!purpose.wordings().isEmpty()) {
            html.append("<p class=\"hint\">%s</p>\n"
                    .formatted(escaped(purpose.wordings().getLast().text().in(language.tag()))));
        }
        for (Switch one : switches) {
            Integer version = one.wordingVersion();
            html.append("<input type=\"hidden\" name=\"shown\" value=\"%s.%d\">"
                    .formatted(escaped(one.name()), version == null ? 0 : version));
            html.append("<label><input type=\"checkbox\" name=\"on\" value=\"%s\"%s> %s</label>\n"
                    .formatted(escaped(one.name()), one.on() ? " checked" : "", escaped(label(one))));
        }
        return html.append("</fieldset>\n").toString();
    }

    private String label(Switch one) {
        String word = word(one.channel());
        String address = one.whose().address();
        return address == null ? word : word + ": " + address;
    }

    private String word(ConsentChannel channel) {
        return switch (channel) {
            case EMAIL -> "E-mail";
            case SMS -> "SMS";
            case PHONE -> language.say("Telefon", "Telephone");
            case POST -> language.say("Poczta", "Post");
        };
    }

    private String history() {
        if (view.history().isEmpty()) {
            return "";
        }
        Map<String, String> titles = view.switches().stream()
                .collect(Collectors.toMap(
                        one -> one.purpose().key(),
                        one -> one.purpose().title().in(language.tag()),
                        (one, other) -> one));
        StringBuilder html = new StringBuilder("<h2>%s</h2>\n<ul>\n".formatted(language.say("Historia", "History")));
        view.history().stream()
                .limit(MOST_HISTORY)
                .forEach(line -> html.append("<li>%s</li>\n".formatted(escaped(sentence(line, titles)))));
        return html.append("</ul>\n").toString();
    }

    private String sentence(Line line, Map<String, String> titles) {
        var entry = line.entry();
        return "%s — %s, %s: %s (%s)"
                .formatted(
                        TIME.format(entry.at()),
                        titles.getOrDefault(entry.purpose(), entry.purpose()),
                        word(entry.channel()),
                        said(entry.decision(), entry.legalBasis()),
                        source(entry.source()));
    }

    private String said(ConsentDecision decision, LegalBasis basis) {
        boolean consent = basis == LegalBasis.CONSENT;
        return switch (decision) {
            case REQUESTED -> language.say("zgoda czeka na potwierdzenie", "consent waits to be confirmed");
            case GIVEN ->
                consent
                        ? language.say("zgoda wyrażona", "consent given")
                        : language.say("sprzeciw cofnięty", "objection taken back");
            case WITHDRAWN ->
                consent ? language.say("zgoda wycofana", "consent withdrawn") : language.say("sprzeciw", "objection");
        };
    }

    private String source(ConsentSource source) {
        return switch (source) {
            case FORM -> language.say("formularz", "form");
            case IMPORT -> language.say("import danych", "imported data");
            case USER -> language.say("przez naszego pracownika", "through one of us");
            case PREFERENCE_CENTRE -> language.say("na tej stronie", "on this page");
            case API -> language.say("inny system", "another system");
            case UNSUBSCRIBE_LINK -> language.say("odnośnik w wiadomości", "link in a message");
            case COMPLAINT -> language.say("skarga", "complaint");
            case SUPPRESSION -> language.say("na prośbę", "at your request");
        };
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text);
    }
}
