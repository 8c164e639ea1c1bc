package io.klientela.contacts.consent;

import io.klientela.contacts.consent.Confirmations.Question;
import io.klientela.contacts.purpose.Purposes;
import io.klientela.events.contacts.ConsentDecision;
import io.klientela.events.contacts.ConsentEntry;
import io.klientela.events.contacts.ConsentState;
import io.klientela.events.contacts.LocalText;
import io.klientela.events.contacts.PurposeState;
import io.klientela.events.contacts.PurposeWording;
import io.klientela.platform.Trace;
import io.klientela.platform.mail.Letter;
import io.klientela.platform.mail.MailDomain;
import io.klientela.platform.mail.MailRefused;
import io.klientela.platform.mail.MailServer;
import io.klientela.platform.mail.MailSession;
import io.klientela.platform.mail.MailUnavailable;
import io.klientela.platform.pages.Language;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Asks an address whether its owner agreed. What the server does not take is tried again for about a day; after an
 * abrupt end one may come twice, under the same {@code Message-ID}.
 */
@Component
class ConfirmationMails implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ConfirmationMails.class);
    private static final int MOST_ATTEMPTS = 30;
    private static final int TO_BE_ENTERED = 5;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Confirmations confirmations;
    private final Ledger ledger;
    private final Purposes purposes;
    private final ConsentLinks links;
    private final MailServer server;
    private final MailDomain domain;
    private volatile boolean running;

    ConfirmationMails(
            Confirmations confirmations,
            Ledger ledger,
            Purposes purposes,
            ConsentLinks links,
            MailServer server,
            MailDomain domain) {
        this.confirmations = confirmations;
        this.ledger = ledger;
        this.purposes = purposes;
        this.links = links;
        this.server = server;
        this.domain = domain;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("contacts-confirmations").daemon().start(this::run);
    }

    private void run() {
        Trace.begin(null);
        while (running) {
            try {
                while (running && askOne()) {
                    // as long as there is one
                }
                confirmations.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.debug("questions for consent cannot be read: {}", e.toString());
                pause();
            }
        }
    }

    private boolean askOne() {
        Optional<Question> next = server.isConfigured() ? confirmations.next() : Optional.empty();
        next.ifPresent(this::ask);
        return next.isPresent();
    }

    private void ask(Question question) {
        Optional<ConsentState> page = ledger.page(question.pageId());
        Optional<ConsentEntry> entry = page.flatMap(found -> entry(found, question.entryId()));
        if (entry.isEmpty() && question.attempts() < TO_BE_ENTERED) {
            confirmations.later(question, Duration.ofSeconds(2));
            return;
        } else if (entry.isEmpty() || isAnswered(page.orElseThrow(), entry.get())) {
            confirmations.over(question);
            return;
        }
        try (MailSession session = server.connect()) {
            session.send(letter(page.get(), entry.get()));
            confirmations.over(question);
        } catch (MailRefused e) {
            log.info("the question for a consent was refused: {}", e.text());
            confirmations.over(question);
        } catch (MailUnavailable e) {
            later(question, e);
        }
    }

    private void later(Question question, MailUnavailable e) {
        if (question.attempts() + 1 >= MOST_ATTEMPTS) {
            confirmations.over(question);
            return;
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(12, question.attempts()));
        log.info("the question for a consent waits for the mail server: {}", e.text());
        confirmations.later(question, pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
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

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        confirmations.wake();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
