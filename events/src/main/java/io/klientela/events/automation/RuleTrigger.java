package io.klientela.events.automation;

import org.jspecify.annotations.Nullable;

/**
 * What makes a rule look.
 *
 * @param eventType e.g. {@code klientela.sales.deal.won.v1}
 * @param cron six fields, from seconds, e.g. {@code 0 0 8 * * MON}
 * @param timeZone of the schedule, an IANA name
 */
public record RuleTrigger(
        TriggerKind kind,
        @Nullable String eventType,
        @Nullable String cron,
        @Nullable String timeZone) {}
