package io.klientela.reporting.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** Days and months of times, in UTC, as facts keep them. */
final class Days {

    private Days() {}

    /** Like {@code 2026-03-31}. */
    static String day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC).toString();
    }

    /** Like {@code 2026-03}. */
    static String month(Instant time) {
        return YearMonth.from(time.atOffset(ZoneOffset.UTC)).toString();
    }
}
