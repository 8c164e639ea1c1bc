package io.klientela.contacts.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.klientela.events.contacts.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OccurrencesTest {
    private static final String WARSAW = "Europe/Warsaw";

    @Test
    void keepsTheHourOfTheClockWhenTheClockIsChanged() {
        Schedule schedule = timed("2026-03-23T08:00:00Z", "2026-03-23T09:00:00Z", "FREQ=WEEKLY", null, null);

        assertThat(starts(schedule, "2026-03-01T00:00:00Z", "2026-04-10T00:00:00Z"))
                .containsExactly("2026-03-23T08:00:00Z", "2026-03-30T07:00:00Z", "2026-04-06T07:00:00Z");
        assertThat(schedule.until()).isEqualTo(Occurrences.NEVER);
    }

    @Test
    void leavesOutAndAddsDays() {
        Schedule schedule = timed(
                "2026-03-02T08:00:00Z",
                "2026-03-02T09:00:00Z",
                "FREQ=DAILY;COUNT=4",
                List.of(at("2026-03-03T08:00:00Z")),
                List.of(at("2026-03-10T12:00:00Z")));

        assertThat(starts(schedule, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"))
                .containsExactly(
                        "2026-03-02T08:00:00Z", "2026-03-04T08:00:00Z", "2026-03-05T08:00:00Z", "2026-03-10T12:00:00Z");
        assertThat(schedule.until()).isEqualTo(at("2026-03-10T13:00:00Z"));
        assertThat(Occurrences.isStart(schedule, at("2026-03-03T08:00:00Z"))).isFalse();
        assertThat(starts(
                        Occurrences.without(schedule, at("2026-03-02T08:00:00Z")),
                        "2026-01-01T00:00:00Z",
                        "2026-03-05T00:00:00Z"))
                .as("the first one can be left out, too")
                .containsExactly("2026-03-04T08:00:00Z");
    }

    @Test
    void findsWhatBeganBeforeAndStillGoesOn() {
        Schedule night = timed("2026-03-02T22:00:00Z", "2026-03-03T04:00:00Z", "FREQ=WEEKLY", null, null);

        assertThat(Occurrences.during(night, at("2026-03-10T00:00:00Z"), at("2026-03-11T00:00:00Z"), 10))
                .containsExactly(at("2026-03-09T22:00:00Z"));
        assertThat(Occurrences.during(night, at("2026-03-10T04:00:00Z"), at("2026-03-11T00:00:00Z"), 10))
                .as("what ends then is over")
                .isEmpty();
    }

    @Test
    void takesWholeDaysAsDaysWhereverTheyAreLookedAt() {
        Schedule days = Occurrences.normal(new Schedule(
                at("2026-05-01T10:00:00Z"),
                at("2026-05-01T12:00:00Z"),
                WARSAW,
                true,
                "FREQ=YEARLY;UNTIL=20280501",
                null,
                null,
                null));

        assertThat(days.startsAt()).isEqualTo(at("2026-05-01T00:00:00Z"));
        assertThat(days.endsAt()).isEqualTo(at("2026-05-02T00:00:00Z"));
        assertThat(starts(days, "2026-01-01T00:00:00Z", "2040-01-01T00:00:00Z"))
                .containsExactly("2026-05-01T00:00:00Z", "2027-05-01T00:00:00Z", "2028-05-01T00:00:00Z");
        assertThat(days.until()).isEqualTo(at("2028-05-02T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FREQ=MONTHLY;BYDAY=-1FR               | 2026-01-30 2026-02-27 2026-03-27
            FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13   | 2026-01-01 2026-02-13 2026-03-13
            FREQ=YEARLY;BYMONTH=11;BYDAY=4TH      | 2026-01-01 2026-11-26 2027-11-25
            FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE    | 2026-01-01 2026-01-12 2026-01-14
            FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1  | 2026-01-01 2026-01-27 2026-02-24
            FREQ=DAILY;UNTIL=20260103             | 2026-01-01 2026-01-02 2026-01-03
            FREQ=DAILY;UNTIL=20260103T080000Z     | 2026-01-01 2026-01-02 2026-01-03
            FREQ=DAILY;UNTIL=20260103T075959Z     | 2026-01-01 2026-01-02
            rrule:freq=daily;count=2              | 2026-01-01 2026-01-02
            """)
    void followsTheRule(String rule, String days) {
        String first = days.startsWith("2026-01-30") ? "2026-01-30" : "2026-01-01";
        Schedule schedule = timed(first + "T08:00:00Z", first + "T09:00:00Z", rule, null, null);

        assertThat(Occurrences.starts(schedule, at("2026-01-01T00:00:00Z"), at("2030-01-01T00:00:00Z"), 3))
                .map(start -> start.toString().substring(0, 10))
                .containsExactly(days.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=SECONDLY",
                "FREQ=MINUTELY;INTERVAL=5",
                "FREQ=DAILY;INTERVAL=0",
                "FREQ=DAILY;COUNT=-1",
                "FREQ=DAILY;BYHOUR=25",
                "FREQ=MONTHLY;BYMONTHDAY=32",
                "FREQ=YEARLY;BYMONTH=0",
                "FREQ=YEARLY;BYWEEKNO=54",
                "every day",
                "FREQ=SOMETIMES",
                "COUNT=3",
                "FREQ=DAILY;UNTIL=20261301",
                "FREQ=DAILY;COUNT=3;UNTIL=20260103",
                "FREQ=MONTHLY;BYDAY=XX",
                "FREQ=HOURLY;BYMINUTE=0,10,20",
                "FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=1,2,3;BYSECOND=1,2,3"
            })
    void refusesRulesThatCannotBeFollowed(String rule) {
        assertThatThrownBy(() -> timed("2026-01-01T08:00:00Z", "2026-01-01T09:00:00Z", rule, null, null))
                .isInstanceOfSatisfying(
                        Occurrences.Impossible.class,
                        impossible -> assertThat(impossible.field()).isEqualTo("rule"));
    }

    @Test
    void doesNotGoOnForEver() {
        Schedule hourly = timed("1970-01-01T00:00:00Z", "1970-01-01T00:10:00Z", "FREQ=HOURLY", null, null);
        Schedule never = timed(
                "1970-01-01T00:00:00Z", "1970-01-01T00:10:00Z", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", null, null);
        Schedule many =
                timed("1970-01-01T00:00:00Z", "1970-01-01T00:10:00Z", "FREQ=HOURLY;COUNT=2000000000", null, null);

        assertThat(Occurrences.starts(hourly, at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z"), 100))
                .hasSize(100);
        assertThat(Occurrences.starts(never, at("2026-01-01T00:00:00Z"), Occurrences.NEVER, 100))
                .isEmpty();
        assertThat(assertTimeout(
                        Duration.ofSeconds(10),
                        () -> Occurrences.starts(many, at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z"), 100)))
                .isEmpty();
    }

    @Test
    void refusesTimesThatCannotBe() {
        assertThatThrownBy(() -> timed("2026-01-02T08:00:00Z", "2026-01-01T09:00:00Z", null, null, null))
                .hasMessage("is before the start");
        assertThatThrownBy(() -> Occurrences.normal(new Schedule(
                        at("2026-01-02T08:00:00Z"),
                        at("2026-01-02T09:00:00Z"),
                        "Mars/Base",
                        false,
                        null,
                        null,
                        null,
                        null)))
                .isInstanceOfSatisfying(
                        Occurrences.Impossible.class,
                        impossible -> assertThat(impossible.field()).isEqualTo("timeZone"));
    }

    private static Schedule timed(
            String start,
            String end,
            @Nullable String rule,
            @Nullable List<Instant> excluded,
            @Nullable List<Instant> added) {
        return Occurrences.normal(new Schedule(at(start), at(end), WARSAW, false, rule, excluded, added, null));
    }

    private static List<String> starts(Schedule schedule, String from, String to) {
        return Occurrences.starts(schedule, at(from), at(to), 100).stream()
                .map(Instant::toString)
                .toList();
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
