package io.klientela.ticketing.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.klientela.events.ticketing.BusinessCalendar;
import io.klientela.events.ticketing.OpeningHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class WorkingHoursTest {
    private static final String WARSAW = "Europe/Warsaw";
    private static final WorkingHours OFFICE = WorkingHours.of(office(List.of()));

    private static BusinessCalendar office(List<LocalDate> holidays) {
        return new BusinessCalendar(
                WARSAW,
                IntStream.rangeClosed(1, 5)
                        .mapToObj(day -> new OpeningHours(day, "08:00", "16:00"))
                        .toList(),
                holidays);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of(WARSAW)).toInstant();
    }

    @Test
    void countsOnlyTheHoursOfWork() {
        assertThat(OFFICE.between(at("2026-03-06T15:30"), at("2026-03-09T08:30")))
                .isEqualTo(Duration.ofHours(1));
        assertThat(OFFICE.after(at("2026-03-06T15:30"), Duration.ofMinutes(60))).contains(at("2026-03-09T08:30"));
        assertThat(OFFICE.after(at("2026-03-07T12:00"), Duration.ofMinutes(15))).contains(at("2026-03-09T08:15"));
        assertThat(OFFICE.before(at("2026-03-09T08:10"), Duration.ofMinutes(15)))
                .contains(at("2026-03-06T15:55"));
    }

    @Test
    void endsAtTheCloseOfADayAndNotAtTheOpeningOfTheNext() {
        assertThat(OFFICE.after(at("2026-03-06T08:00"), Duration.ofHours(8))).contains(at("2026-03-06T16:00"));
        assertThat(OFFICE.before(at("2026-03-06T16:00"), Duration.ofHours(8))).contains(at("2026-03-06T08:00"));
    }

    @Test
    void leavesOutHolidays() {
        WorkingHours easter = WorkingHours.of(office(List.of(LocalDate.parse("2026-04-06"))));
        assertThat(easter.after(at("2026-04-03T15:00"), Duration.ofHours(2))).contains(at("2026-04-07T09:00"));
        assertThat(easter.between(at("2026-04-06T00:00"), at("2026-04-07T00:00")))
                .isZero();
    }

    @Test
    void goesByTheClocksOfThePlaceWhenTheyChange() {
        WorkingHours always = WorkingHours.of(new BusinessCalendar(
                WARSAW,
                IntStream.rangeClosed(1, 7)
                        .mapToObj(day -> new OpeningHours(day, "00:00", "24:00"))
                        .toList(),
                List.of()));
        assertThat(always.between(at("2026-03-29T00:00"), at("2026-03-30T00:00")))
                .isEqualTo(Duration.ofHours(23));
        assertThat(always.between(at("2026-10-25T00:00"), at("2026-10-26T00:00")))
                .isEqualTo(Duration.ofHours(25));
        WorkingHours night = WorkingHours.of(new BusinessCalendar(
                WARSAW,
                List.of(new OpeningHours(7, "02:15", "02:45"), new OpeningHours(7, "02:45", "04:00")),
                List.of()));
        assertThat(night.between(at("2026-03-29T00:00"), at("2026-03-30T00:00")))
                .isEqualTo(Duration.ofHours(1));
        assertThat(night.between(at("2026-10-25T00:00"), at("2026-10-26T00:00")))
                .isEqualTo(Duration.ofMinutes(165));
        // The same eight hours of a working day, one hour earlier on the globe.
        assertThat(Duration.between(
                        OFFICE.after(at("2026-03-27T16:00"), Duration.ofNanos(1))
                                .orElseThrow(),
                        at("2026-03-30T08:00")))
                .isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void hasNoEndWhereNobodyWorks() {
        WorkingHours never = WorkingHours.of(new BusinessCalendar(WARSAW, List.of(), List.of()));
        assertThat(never.after(at("2026-03-06T15:30"), Duration.ofMinutes(1))).isEmpty();
        assertThat(never.before(at("2026-03-06T15:30"), Duration.ofMinutes(1))).isEmpty();
        assertThat(never.between(at("2026-01-01T00:00"), at("2026-12-31T00:00")))
                .isZero();
    }

    @Test
    void refusesWhatIsNoCalendar() {
        assertThatThrownBy(() -> WorkingHours.of(calendar("Europe/Nowhere", "08:00", "16:00")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Nowhere");
        assertThatThrownBy(() -> WorkingHours.of(calendar(WARSAW, "16:00", "08:00")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WorkingHours.of(calendar(WARSAW, "8", "16:00")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WorkingHours.of(new BusinessCalendar(
                        WARSAW,
                        List.of(new OpeningHours(1, "08:00", "12:00"), new OpeningHours(1, "11:59", "13:00")),
                        List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("overlap");
    }

    private static BusinessCalendar calendar(String zone, String from, String to) {
        return new BusinessCalendar(zone, List.of(new OpeningHours(1, from, to)), List.of());
    }

    /** What must hold of any calendar, tried on many, around the days on which clocks change. */
    @RepeatedTest(200)
    void addsUpWhateverTheCalendar(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        WorkingHours hours = WorkingHours.of(anyCalendar(random));
        Instant base = at(random.nextBoolean() ? "2026-03-25T00:00" : "2026-10-21T00:00");
        for (int i = 0; i < 20; i++) {
            Instant from = base.plusSeconds(random.nextInt(8 * 24 * 3600));
            Instant middle = from.plusSeconds(random.nextInt(5 * 24 * 3600));
            Instant to = middle.plusSeconds(random.nextInt(5 * 24 * 3600));
            Duration whole = hours.between(from, to);
            assertThat(hours.between(from, middle).plus(hours.between(middle, to)))
                    .isEqualTo(whole);
            assertThat(whole).isLessThanOrEqualTo(Duration.between(from, to)).isGreaterThanOrEqualTo(Duration.ZERO);

            Duration work = Duration.ofSeconds(1 + random.nextInt(40 * 3600));
            Instant end = hours.after(from, work).orElseThrow();
            assertThat(hours.between(from, end)).isEqualTo(work);
            assertThat(hours.between(from, end.minusSeconds(1))).isEqualTo(work.minusSeconds(1));
            Instant begin = hours.before(to, work).orElseThrow();
            assertThat(hours.between(begin, to)).isEqualTo(work);
            assertThat(hours.between(begin.plusSeconds(1), to)).isEqualTo(work.minusSeconds(1));
            Duration more = work.plusSeconds(random.nextInt(3600));
            assertThat(hours.after(from, more).orElseThrow()).isAfterOrEqualTo(end);
        }
    }

    private static BusinessCalendar anyCalendar(Random random) {
        List<String> zones = List.of(WARSAW, "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC");
        List<OpeningHours> hours = new ArrayList<>();
        for (int day = 1; day <= 7; day++) {
            int at = random.nextInt(600);
            for (int shift = random.nextInt(3); shift > 0 || (day == 3 && hours.isEmpty()); shift--) {
                int to = Math.min(1440, at + 1 + random.nextInt(400));
                if (at < to) {
                    hours.add(new OpeningHours(day, time(at), time(to)));
                }
                at = to + random.nextInt(120);
            }
        }
        List<LocalDate> holidays = random.nextBoolean() ? List.of() : List.of(LocalDate.parse("2026-03-30"));
        return new BusinessCalendar(zones.get(random.nextInt(zones.size())), hours, holidays);
    }

    private static String time(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }
}
