package io.klientela.contacts.calendar;

import biweekly.ICalendar;
import biweekly.component.VTimezone;
import biweekly.io.TimezoneAssignment;
import biweekly.io.TimezoneInfo;
import biweekly.property.ICalProperty;
import biweekly.property.RawProperty;
import biweekly.property.ValuedProperty;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the dates of one calendar by the clocks that it means. */
final class Dates {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final List<String> LOCATIONS = List.of("X-LIC-LOCATION", "X-TZINFO");

    private final TimezoneInfo zones;
    private final ZoneId usual;
    private final Map<String, Optional<ZoneId>> found = new HashMap<>();

    private Dates(TimezoneInfo zones, ZoneId usual) {
        this.zones = zones;
        this.usual = usual;
    }

    static Dates of(ICalendar calendar, ZoneId usual) {
        @Nullable RawProperty own = calendar.getExperimentalProperty("X-WR-TIMEZONE");
        @Nullable String name = own == null ? null : own.getValue();
        ZoneId zone = name == null ? usual : ZoneNames.named(name).orElse(usual);
        return new Dates(calendar.getTimezoneInfo(), zone);
    }

    /**
     * A date as a clock shows it.
     *
     * @param zone the clock's; of a whole day the usual one
     * @param unknown the name of its zone where nobody knows that
     */
    record Shown(
            LocalDateTime time,
            ZoneId zone,
            boolean wholeDay,
            @Nullable String unknown) {

        Instant instant() {
            return wholeDay ? time.toInstant(ZoneOffset.UTC) : time.atZone(zone).toInstant();
        }
    }

    /** @throws DateTimeException where there is no such day */
    Shown shown(ICalDate date, ICalProperty property) {
        DateTimeComponents raw = date.getRawComponents();
        LocalDate day = LocalDate.of(raw.getYear(), raw.getMonth(), raw.getDate());
        if (!date.hasTime()) {
            return new Shown(day.atStartOfDay(), usual, true, null);
        }
        LocalDateTime time = day.atTime(raw.getHour(), raw.getMinute(), Math.min(59, raw.getSecond()));
        if (raw.isUtc()) {
            return new Shown(time, UTC, false, null);
        }
        @Nullable TimezoneAssignment assignment = zones.getTimezone(property);
        String name = assignment == null ? property.getParameters().getTimezoneId() : nameOf(assignment);
        if (name == null || name.isBlank()) {
            return new Shown(time, usual, false, null);
        }
        Optional<ZoneId> zone = found.computeIfAbsent(name, unknown -> zone(unknown, assignment, time));
        return new Shown(time, zone.orElse(usual), false, zone.isPresent() ? null : name);
    }

    private static Optional<ZoneId> zone(String name, @Nullable TimezoneAssignment assignment, LocalDateTime time) {
        @Nullable VTimezone described = assignment == null ? null : assignment.getComponent();
        if (assignment == null || described == null) {
            return ZoneNames.named(name);
        }
        for (String location : LOCATIONS) {
            @Nullable RawProperty said = described.getExperimentalProperty(location);
            @Nullable String place = said == null ? null : said.getValue();
            Optional<ZoneId> zone = place == null ? Optional.empty() : ZoneNames.named(place.replaceAll("\\[.*", ""));
            if (zone.isPresent()) {
                return zone;
            }
        }
        return ZoneNames.find(name, assignment.getTimeZone(), time.toInstant(ZoneOffset.UTC));
    }

    private static @Nullable String nameOf(TimezoneAssignment assignment) {
        @Nullable VTimezone described = assignment.getComponent();
        return described == null ? assignment.getGlobalId() : ValuedProperty.getValue(described.getTimezoneId());
    }
}
