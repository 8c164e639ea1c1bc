package io.klientela.contacts.consent;

import io.klientela.contacts.purpose.Purposes;
import io.klientela.events.contacts.ConsentDecision;
import io.klientela.events.contacts.ConsentEntry;
import io.klientela.events.contacts.ConsentState;
import io.klientela.events.contacts.LocalText;
import io.klientela.events.contacts.PurposeState;
import io.klientela.events.contacts.PurposeWording;
import io.klientela.platform.mail.Letter;
import io.klientela.platform.mail.MailDomain;
import io.klientela.platform.mail.MailQueue.Item;
import io.klientela.platform.mail.MailRefused;
import io.klientela.platform.mail.MailRounds;
import io.klientela.platform.mail.MailServer;
import io.klientela.platform.mail.MailUnavailable;
import io.klientela.platform.pages.Language;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks an address whether its owner agreed. After an abrupt end one may come twice, under the same {@code Message-ID}.
 */
@Component
class ConfirmationMails extends MailRounds {
    private static final Logger log = LoggerFactory.getLogger(ConfirmationMails.class);
    private static final int TO_BE_ENTERED = 5;

    private final Confirmations confirmations;
    private final Ledger ledger;
    private final Purposes purposes;
    private final ConsentLinks links;
    private final MailServer server;
    private final MailDomain domain;

    ConfirmationMails(
            Confirmations confirmations,
            Ledger ledger,
            Purposes purposes,
            ConsentLinks links,
            MailServer server,
            MailDomain domain) {
        super("contacts-confirmations", confirmations.queue(), server);
        this.confirmations = confirmations;
        this.ledger = ledger;
        this.purposes = purposes;
        this.links = links;
        this.server = server;
        this.domain = domain;
    }

    @Override
    protected boolean isWanted(Item item) {
        Optional<ConsentState> page = ledger.page(Confirmations.pageId(item));
        Optional<ConsentEntry> entry = page.flatMap(found -> entry(found, item.id()));
        if (entry.isEmpty() && item.attempts() < TO_BE_ENTERED) {
            confirmations.queue().later(item, Duration.ofSeconds(2), false);
            return false;
        } else if (entry.isEmpty() || isAnswered(page.orElseThrow(), entry.get())) {
            confirmations.queue().over(item);
            return false;
        }
        return true;
    }

    @Override
    protected Optional<Letter> letter(Item item) {
        ConsentState page = ledger.page(Confirmations.pageId(item)).orElseThrow();
        return entry(page, item.id()).map(entry -> letter(page, entry));
    }

    @Override
    protected void sent(Item item) {
        // That it was put is all there is to know of a question.
    }

    @Override
    protected void refused(Item item, MailRefused refusal) {
        log.info("the question for a consent was refused: {}", refusal.text());
    }

    @Override
    protected void givenUp(Item item, MailUnavailable problem) {
        log.info("the question for a consent is given up: {}", problem.text());
    }

    static Optional<ConsentEntry> entry(ConsentState page, String entryId) {
        return page.entries().stream()
                .filter(entry -> entry.id().equals(entryId))
                .findFirst();
    }

    /** Whether it was confirmed, or the person said no since. */
    static boolean isAnswered(ConsentState page, ConsentEntry asked) {
        return page.entries().stream()
                .anyMatch(entry -> asked.id().equals(entry.confirms())
                        || (entry.purpose().equals(asked.purpose())
                                && entry.channel() == asked.channel()
                                && entry.decision() == ConsentDecision.WITHDRAWN
                                && entry.at().isAfter(asked.at())));
    }

    private Letter letter(ConsentState page, ConsentEntry entry) {
        Language language = Language.of(entry.language(), null);
        PurposeState purpose = purposes.require(entry.purpose(), "purpose");
        String wording = wording(purpose, entry, language);
        String title = purpose.title().in(language.tag());
        return new Letter(
                domain.messageId(entry.id()),
                server.from(),
                List.of(new Letter.Party(page.name(), null)),
                null,
                language.say("Proszę potwierdzić zgodę: ", "Please confirm your consent: ") + title,
                language.say("""
                        Dzień dobry,

                        ktoś podał nam ten adres i wyraził zgodę:

                          %s

                        Jeśli to Państwo, prosimy o potwierdzenie:
                        %s

                        Bez potwierdzenia niczego nie wyślemy. Odnośnik działa przez 7 dni.
                        """, """
                        Hello,

                        somebody gave us this address and agreed to this:

                          %s

                        If that was you, please confirm it:
                        %s

                        We send nothing without your confirmation. The link works for 7 days.
                        """).formatted(wording, links.confirmation(page.id(), entry.id())),
                null,
                Map.of("Auto-Submitted", "auto-generated", "X-Auto-Response-Suppress", "All"),
                List.of(),
                entry.recordedAt());
    }

    static String wording(PurposeState purpose, ConsentEntry entry, Language language) {
        Integer version = entry.wordingVersion();
        LocalText text = version == null
                ? purpose.title()
                : Purposes.wording(purpose, version).map(PurposeWording::text).orElse(purpose.title());
        return text.in(language.tag());
    }
}
