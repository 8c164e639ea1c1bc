package io.klientela.events.contacts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a page of the ledger stands on a purpose and a channel.
 *
 * @param entryId the entry that decides it
 * @param contactId of that entry
 * @param withdrawals the last one of each contact, also where the address was given a consent again since: they count for
 *     the contact's other addresses
 */
public record ConsentStanding(
        String purpose,
        ConsentChannel channel,
        ConsentDecision decision,
        String entryId,
        @Nullable String contactId,
        Instant at,
        List<Withdrawal> withdrawals) {

    /** That somebody said no. */
    public record Withdrawal(String contactId, Instant at) {}
}
