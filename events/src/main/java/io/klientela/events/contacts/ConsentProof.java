package io.klientela.events.contacts;

import org.jspecify.annotations.Nullable;

/**
 * What shows that an entry of the ledger is true.
 *
 * @param ip where the decision was sent from
 * @param page the page on which it was made
 * @param reference what the source itself calls it, e.g. a row of an imported file or a paper form
 */
public record ConsentProof(
        @Nullable String ip,
        @Nullable String userAgent,
        @Nullable String formId,
        @Nullable String submissionId,
        @Nullable String mailId,
        @Nullable String page,
        @Nullable String reference) {}
