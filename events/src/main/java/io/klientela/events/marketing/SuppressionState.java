package io.klientela.events.marketing;

import io.klientela.events.State;
import io.klientela.events.contacts.ConsentProof;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An address that no campaign is sent to.
 *
 * @param name the address, in lower case
 * @param campaignId the campaign that it came from
 * @param purpose what the mail was for that was answered with it
 * @param proof of how it was said, where a person said it
 */
public record SuppressionState(
        String id,
        String name,
        SuppressionReason reason,
        @Nullable String contactId,
        @Nullable String campaignId,
        @Nullable String note,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        @Nullable String purpose,
        @Nullable ConsentProof proof)
        implements State {}
