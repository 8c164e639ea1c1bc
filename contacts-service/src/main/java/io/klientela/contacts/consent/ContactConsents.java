package io.klientela.contacts.consent;

import io.klientela.events.contacts.ConsentChannel;
import io.klientela.events.contacts.ConsentDecision;
import io.klientela.events.contacts.ConsentEntry;
import io.klientela.events.contacts.LegalBasis;
import io.klientela.events.contacts.LocalText;
import io.klientela.platform.consent.Refusal.Missing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a contact stands with every purpose.
 *
 * @param history everything that was entered about the contact and its addresses, newest first
 */
record ContactConsents(List<OfPurpose> items, List<Line> history) {

    /** A purpose. @param withdrawable whether the contact has a say in it */
    record OfPurpose(
            String key,
            String name,
            LocalText title,
            LegalBasis legalBasis,
            boolean active,
            boolean withdrawable,
            List<OfPlace> places) {}

    /**
     * One way to reach the contact.
     *
     * @param address null by post
     * @param decision null where nothing was decided
     * @param missing why nothing may be sent; null where it may
     */
    record OfPlace(
            ConsentChannel channel,
            @Nullable String address,
            @Nullable ConsentDecision decision,
            @Nullable Instant at,
            boolean allowed,
            @Nullable Missing missing) {}

    /** An entry and the page that it is on. @param address null on a contact's own page */
    record Line(String pageId, @Nullable String address, ConsentEntry entry) {}
}
