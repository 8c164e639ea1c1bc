package io.klientela.events.contacts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the ledger; it is never changed and never goes away.
 *
 * @param purpose the key of the purpose
 * @param legalBasis that of the purpose when the entry was made
 * @param wordingVersion what the person was shown; null where nothing was
 * @param reason why somebody entered it in the person's place
 * @param contactId whom it was known to be about
 * @param confirms the requested entry that this one confirms
 * @param corrects the entry that this one takes the place of
 * @param afterErasure true where the contact was gone already
 * @param takesBack true of an entry that only says that the one it corrects counts for nothing, as when an import is undone
 * @param at when the person decided; the latest decision counts
 */
public record ConsentEntry(
        String id,
        String purpose,
        ConsentChannel channel,
        ConsentDecision decision,
        LegalBasis legalBasis,
        @Nullable Integer wordingVersion,
        @Nullable String language,
        ConsentSource source,
        @Nullable String reason,
        @Nullable ConsentProof proof,
        @Nullable String contactId,
        @Nullable String confirms,
        @Nullable String corrects,
        @Nullable Boolean afterErasure,
        @Nullable Boolean takesBack,
        Instant at,
        Instant recordedAt,
        String recordedBy) {}
