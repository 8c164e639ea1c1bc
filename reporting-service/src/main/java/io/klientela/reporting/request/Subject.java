package io.klientela.reporting.request;

import java.util.Set;

/**
 * What a report is about: whoever may not read these records, or not these fields of them, gets none.
 *
 * @param fields those that it tells or counts by
 */
public record Subject(String resource, Set<String> fields) {
    public static final Subject DEALS =
            new Subject("deal", Set.of("amount", "status", "stage", "ownerId", "ownerName", "closedOn"));
    public static final Subject LEADS = new Subject("lead", Set.of("status", "source"));
    public static final Subject TICKETS = new Subject("ticket", Set.of("status", "queueId", "ownerId"));
    public static final Subject CAMPAIGNS = new Subject("campaign", Set.of("name", "status", "totals"));
}
