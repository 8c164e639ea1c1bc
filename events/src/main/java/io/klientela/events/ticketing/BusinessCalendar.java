package io.klientela.events.ticketing;

import java.time.LocalDate;
import java.util.List;

/**
 * When the clock of a ticket runs.
 *
 * @param timeZone an IANA name, e.g. {@code Europe/Warsaw}
 * @param holidays days on which nobody works
 */
public record BusinessCalendar(String timeZone, List<OpeningHours> hours, List<LocalDate> holidays) {}
