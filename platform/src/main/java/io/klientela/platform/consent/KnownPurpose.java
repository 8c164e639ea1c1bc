package io.klientela.platform.consent;

import io.klientela.events.contacts.ConsentChannel;
import io.klientela.events.contacts.LegalBasis;
import io.klientela.events.contacts.LocalText;
import io.klientela.events.contacts.PurposeWording;
import io.klientela.events.contacts.StandardPurpose;
import java.util.List;
import java.util.Optional;

/** A purpose as senders know it. @param wordings oldest first */
public record KnownPurpose(
        String key,
        LocalText title,
        LegalBasis legalBasis,
        List<ConsentChannel> channels,
        boolean active,
        List<PurposeWording> wordings) {

    /** What a purpose that ships is while nothing else was heard of it. */
    static Optional<KnownPurpose> standard(String key) {
        return StandardPurpose.of(key)
                .map(purpose -> new KnownPurpose(
                        key, new LocalText(key, key), purpose.legalBasis(), purpose.channels(), true, List.of()));
    }

    /** Whether a person can end it by a word. */
    public boolean isWithdrawable() {
        return legalBasis == LegalBasis.CONSENT || legalBasis == LegalBasis.LEGITIMATE_INTEREST;
    }

    /** What people are told now; empty where nobody wrote it yet. */
    public Optional<PurposeWording> wording() {
        return wordings.isEmpty() ? Optional.empty() : Optional.of(wordings.getLast());
    }
}
