package io.klientela.events.contacts;

import io.klientela.events.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the ledger of consents: everything that was decided about one address, number or contact.
 *
 * @param name the address or number in its normal form, or the contact's name
 * @param address null where the page is a contact's own
 * @param contactIds whom its entries were known to be about; a withdrawal counts for all of their addresses
 * @param standings one for each purpose and channel
 * @param entries in the order in which they were made; only ever added to
 */
public record ConsentState(
        String id,
        String name,
        ConsentSubject subject,
        @Nullable String address,
        List<String> contactIds,
        List<ConsentStanding> standings,
        List<ConsentEntry> entries,
        Instant createdAt,
        String createdBy,
        Instant updatedAt)
        implements State {}
