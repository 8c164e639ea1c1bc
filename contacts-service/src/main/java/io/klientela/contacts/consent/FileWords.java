package io.klientela.contacts.consent;

import io.klientela.events.contacts.LegalBasis;
import io.klientela.platform.reference.NameKey;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How files say yes and no, and what permits it. */
final class FileWords {
    /** What a cell says. */
    enum Answer {
        YES,
        NO,
        /** Nobody was asked, or has answered: neither a consent nor a no. */
        NOTHING
    }

    private static final Set<String> YES = keys(
            "yes",
            "y",
            "true",
            "t",
            "1",
            "x",
            "on",
            "tak",
            "opted in",
            "opt-in",
            "subscribed",
            "granted",
            "given",
            "consent",
            "agreed",
            "active",
            "zgoda",
            "wyrażona",
            "wyrażono",
            "wyrażam zgodę",
            "zapisany",
            "subskrybuje");
    private static final Set<String> NO = keys(
            "no",
            "n",
            "false",
            "f",
            "0",
            "off",
            "nie",
            "opted out",
            "opt-out",
            "unsubscribed",
            "withdrawn",
            "revoked",
            "denied",
            "refused",
            "objected",
            "do not contact",
            "wycofana",
            "wycofano",
            "odmowa",
            "wypisany",
            "sprzeciw");
    private static final Set<String> NOTHING = keys(
            "no consent",
            "not consented",
            "non-subscribed",
            "never subscribed",
            "not set",
            "unknown",
            "pending",
            "unconfirmed",
            "archived",
            "cleaned",
            "not applicable",
            "n/a",
            "na",
            "none",
            "brak",
            "brak zgody",
            "nie dotyczy",
            "oczekuje");

    private FileWords() {}

    private static Set<String> keys(String... words) {
        return Stream.of(words).map(NameKey::of).collect(Collectors.toUnmodifiableSet());
    }

    /** Empty where it is none of the known words. */
    static Optional<Answer> answer(String cell) {
        String key = NameKey.of(cell);
        if (YES.contains(key) || cell.strip().equals("✓") || cell.strip().equals("✔")) {
            return Optional.of(Answer.YES);
        } else if (NO.contains(key)) {
            return Optional.of(Answer.NO);
        }
        return key.isEmpty() || NOTHING.contains(key) ? Optional.of(Answer.NOTHING) : Optional.empty();
    }

    /** What a legal basis is called; a consent among several is one. */
    record Basis(Optional<LegalBasis> legalBasis, boolean known) {

        boolean isConsent() {
            return legalBasis.equals(Optional.of(LegalBasis.CONSENT));
        }

        /** Whether the cell names something else than a consent. */
        boolean isOther() {
            return legalBasis.isPresent() && !isConsent();
        }
    }

    static Basis basis(String cell) {
        String key = NameKey.of(cell);
        if (key.isEmpty() || NOTHING.contains(key)) {
            return new Basis(Optional.empty(), true);
        } else if (key.contains("consent") || key.contains("zgod")) {
            return new Basis(Optional.of(LegalBasis.CONSENT), true);
        } else if (key.contains("legitimate") || key.contains("uzasadnion")) {
            return new Basis(Optional.of(LegalBasis.LEGITIMATE_INTEREST), true);
        } else if (key.contains("contract") || key.contains("umow")) {
            return new Basis(Optional.of(LegalBasis.CONTRACT), true);
        } else if (key.contains("legal") || key.contains("praw")) {
            return new Basis(Optional.of(LegalBasis.LEGAL_OBLIGATION), true);
        }
        return new Basis(Optional.empty(), false);
    }
}
