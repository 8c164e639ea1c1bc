package io.klientela.events.contacts;

import io.klientela.events.State;
import java.time.Instant;
import java.util.List;

/**
 * What people are written to or called for, and what permits it.
 *
 * @param key what campaigns, forms and the ledger call it; never changed
 * @param title what people outside the company read
 * @param doubleOptIn whether a consent to e-mail counts only once it was confirmed from that address
 * @param active whether anything is sent for it
 * @param wordings oldest first
 */
public record PurposeState(
        String id,
        String name,
        String key,
        LocalText title,
        LegalBasis legalBasis,
        List<ConsentChannel> channels,
        boolean doubleOptIn,
        boolean active,
        List<PurposeWording> wordings,
        Instant createdAt,
        String createdBy,
        Instant updatedAt)
        implements State {}
