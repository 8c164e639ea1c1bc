package io.klientela.contacts.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.klientela.events.contacts.ActivityKind;
import io.klientela.events.contacts.ActivityState;
import io.klientela.events.contacts.ActivityStatus;
import io.klientela.events.contacts.Answer;
import io.klientela.events.contacts.Attendee;
import io.klientela.events.contacts.Organizer;
import io.klientela.events.contacts.Schedule;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarFileTest {
    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");

    @Test
    void readsAllThatThereIsAPlaceFor() throws Exception {
        CalendarItem item = one("""
                UID:meeting-7@example.com
                SEQUENCE:3
                SUMMARY:Przegląd umowy\\, cz. 2
                DESCRIPTION:Pierwszy wiersz\\nDrugi wiersz\\; średnik i bardzo długi ciąg dalsz
                 y\\, złożony
                LOCATION:Kraków\\, Rynek 1
                URL:https://meet.example.com/7
                STATUS:TENTATIVE
                DTSTART;TZID=Europe/Warsaw:20260323T090000
                DURATION:PT1H30M
                RRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20260430T120000
                EXDATE;TZID=Europe/Warsaw:20260325T090000
                EXDATE;VALUE=DATE:20260401
                RDATE;TZID=Europe/Warsaw:20260327T100000
                ORGANIZER;CN="Kowalska, Anna":MAILTO:Anna@Example.com
                ATTENDEE;CN=Jan;PARTSTAT=ACCEPTED:mailto:jan@example.com
                ATTENDEE;ROLE=OPT-PARTICIPANT;PARTSTAT=DECLINED:mailto:ewa@example.com
                ATTENDEE;ROLE=OPT-PARTICIPANT;PARTSTAT=DECLINED:mailto:EWA@example.com
                BEGIN:VALARM
                ACTION:DISPLAY
                TRIGGER:-PT15M
                END:VALARM
                BEGIN:VALARM
                ACTION:EMAIL
                TRIGGER;RELATED=END:-P1D
                END:VALARM
                """);

        assertThat(item.problem()).isNull();
        assertThat(item.notes()).isEmpty();
        assertThat(item.uid()).isEqualTo("meeting-7@example.com");
        assertThat(item.sequence()).isEqualTo(3);
        assertThat(item.name()).isEqualTo("Przegląd umowy, cz. 2");
        assertThat(item.text()).isEqualTo("Pierwszy wiersz\nDrugi wiersz; średnik i bardzo długi ciąg dalszy, złożony");
        assertThat(item.location()).isEqualTo("Kraków, Rynek 1");
        assertThat(item.link()).isEqualTo("https://meet.example.com/7");
        assertThat(item.status()).isEqualTo(ActivityStatus.TENTATIVE);
        assertThat(item.schedule())
                .isEqualTo(new Schedule(
                        at("2026-03-23T08:00:00Z"),
                        at("2026-03-23T09:30:00Z"),
                        "Europe/Warsaw",
                        false,
                        "FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20260430T100000Z",
                        List.of(at("2026-03-25T08:00:00Z"), at("2026-04-01T07:00:00Z")),
                        List.of(at("2026-03-27T09:00:00Z")),
                        at("2026-04-30T11:30:00Z")));
        assertThat(item.organizer()).isEqualTo(new Organizer("anna@example.com", "Kowalska, Anna"));
        assertThat(item.attendees())
                .containsExactly(
                        new Attendee(null, null, "jan@example.com", "Jan", Answer.ACCEPTED, false, null, null),
                        new Attendee(null, null, "ewa@example.com", null, Answer.DECLINED, true, null, null));
        assertThat(item.reminders()).containsExactly(15, 24 * 60 - 90);
    }

    @Test
    void readsTasksAndJournals() throws Exception {
        List<CalendarItem> items = read("""
                BEGIN:VCALENDAR
                BEGIN:VTODO
                SUMMARY:Send the offer
                DUE:20260401T120000Z
                STATUS:COMPLETED
                COMPLETED:20260331T101500Z
                END:VTODO
                BEGIN:VJOURNAL
                DTSTART;VALUE=DATE:20260402
                SUMMARY:What we said
                DESCRIPTION:One
                DESCRIPTION:Two
                END:VJOURNAL
                BEGIN:VFREEBUSY
                END:VFREEBUSY
                END:VCALENDAR
                """);

        assertThat(items.get(0).kind()).isEqualTo(ActivityKind.TASK);
        assertThat(items.get(0).dueAt()).isEqualTo(at("2026-04-01T12:00:00Z"));
        assertThat(items.get(0).doneAt()).isEqualTo(at("2026-03-31T10:15:00Z"));
        assertThat(items.get(1).kind()).isEqualTo(ActivityKind.NOTE);
        assertThat(items.get(1).text()).isEqualTo("One\n\nTwo");
        assertThat(Objects.requireNonNull(items.get(1).schedule()).allDay()).isTrue();
        assertThat(items.get(2).problem()).contains("busy");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Central European Standard Time                                  | Europe/Warsaw
            "Pacific Standard Time"                                         | America/Los_Angeles
            /freeassociation.sourceforge.net/Tzfile/Europe/Berlin           | Europe/Berlin
            /softwarestudio.org/Olson_20011030_5/America/Argentina/Ushuaia  | America/Argentina/Ushuaia
            US-Eastern                                                      | US/Eastern
            europe/warsaw                                                   | Europe/Warsaw
            GMT+0530                                                        | +05:30
            (UTC+01:00) Sarajevo, Skopje, Warsaw, Zagreb                    | Europe/Warsaw
            """)
    void knowsTimeZonesByTheirOtherNames(String name, String zone) {
        assertThat(ZoneNames.named(name.replace("\"", ""))).contains(ZoneId.of(zone));
    }

    @Test
    void findsATimeZoneByItsClockWhereItsNameSaysNothing() throws Exception {
        List<CalendarItem> items = read("""
                BEGIN:VCALENDAR
                BEGIN:VTIMEZONE
                TZID:Canberra, Melbourne, Sydney
                BEGIN:STANDARD
                DTSTART:20080406T030000
                RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=4
                TZOFFSETFROM:+1100
                TZOFFSETTO:+1000
                END:STANDARD
                BEGIN:DAYLIGHT
                DTSTART:20081005T020000
                RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=10
                TZOFFSETFROM:+1000
                TZOFFSETTO:+1100
                END:DAYLIGHT
                END:VTIMEZONE
                BEGIN:VEVENT
                DTSTART;TZID="Canberra, Melbourne, Sydney":20260310T093000
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;TZID=Nowhere:20260310T093000
                END:VEVENT
                END:VCALENDAR
                """);

        Schedule sydney = Objects.requireNonNull(items.get(0).schedule());
        assertThat(sydney.startsAt()).isEqualTo(at("2026-03-09T22:30:00Z"));
        assertThat(ZoneId.of(sydney.timeZone()).getRules())
                .isEqualTo(ZoneId.of("Australia/Sydney").getRules());
        assertThat(Objects.requireNonNull(items.get(1).schedule()).startsAt()).isEqualTo(at("2026-03-10T08:30:00Z"));
        assertThat(items.get(1).notes()).singleElement().asString().contains("Nowhere", "Europe/Warsaw");
    }

    @Test
    void readsOtherEncodings() throws Exception {
        String file = """
                BEGIN:VCALENDAR
                X-WR-TIMEZONE:Europe/Warsaw
                BEGIN:VEVENT
                DTSTART:20260310T093000
                SUMMARY:Żółta łódź
                END:VEVENT
                END:VCALENDAR
                """;
        for (Charset charset : List.of(
                StandardCharsets.UTF_8,
                Charset.forName("windows-1250"),
                StandardCharsets.UTF_16,
                StandardCharsets.UTF_16LE)) {
            assertThat(CalendarFile.read(file.getBytes(charset), WARSAW).items())
                    .as(charset.name())
                    .extracting(CalendarItem::name)
                    .containsExactly("Żółta łódź");
        }
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        assertThat(one("SUMMARY:x\n").problem()).isEqualTo("has no start");
        assertThat(one("DTSTART:20261340T000000Z\n").problem()).contains("20261340T000000Z");
        CalendarItem odd = one("DTSTART:20260310T093000Z\nDTEND:20260309T093000Z\nRRULE:FREQ=SECONDLY\n");
        assertThat(odd.problem()).isNull();
        assertThat(odd.notes()).hasSize(2).anyMatch(note -> note.contains("more often than hourly"));
        assertThatThrownBy(() -> CalendarFile.read("hello".getBytes(StandardCharsets.UTF_8), WARSAW))
                .isInstanceOf(CalendarFile.Unreadable.class);
        assertThat(CalendarFile.read("BEGIN:VCALENDAR\nBEGIN:VEVENT\n".getBytes(StandardCharsets.UTF_8), WARSAW)
                        .items())
                .allMatch(item -> item.problem() != null);
    }

    @Test
    void readsWhatItHasWrittenAsItWas() throws Exception {
        Schedule schedule = Occurrences.normal(new Schedule(
                at("2026-03-23T08:00:00Z"),
                at("2026-03-23T09:30:00Z"),
                "Europe/Warsaw",
                false,
                "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261230T100000Z",
                List.of(at("2026-03-30T07:00:00Z"), at("2026-04-06T07:00:00Z")),
                List.of(at("2026-03-27T09:00:00Z")),
                null));
        ActivityState series = state("a", schedule, null);
        ActivityState moved =
                state("b", Occurrences.only(schedule, at("2026-04-07T07:00:00Z")), at("2026-04-06T07:00:00Z"));
        CalendarWriter writer = new CalendarWriter("crm.example", Set.of());

        String file = writer.write(List.of(series, moved), "Anna", "PUBLISH");
        List<CalendarItem> items = CalendarFile.read(file.getBytes(StandardCharsets.UTF_8), ZoneId.of("UTC"))
                .items();

        assertThat(file.lines()).allMatch(line -> line.length() <= 76);
        CalendarItem item = items.getFirst();
        assertThat(item.uid()).isEqualTo("a@crm.example");
        assertThat(item.name()).isEqualTo(series.name());
        assertThat(item.text()).isEqualTo(series.body());
        assertThat(item.attendees()).isEqualTo(series.attendees());
        assertThat(item.reminders()).containsExactly(10, 60);
        assertThat(item.sequence()).isEqualTo(4);
        assertThat(Objects.requireNonNull(item.schedule()).rule()).isEqualTo(schedule.rule());
        assertThat(item.schedule().startsAt()).isEqualTo(schedule.startsAt());
        assertThat(item.schedule().excluded())
                .as("the other one is told of for itself")
                .containsExactly(at("2026-03-30T07:00:00Z"));
        assertThat(items.get(1).uid()).isEqualTo("a@crm.example");
        assertThat(items.get(1).recurrenceId()).isEqualTo(at("2026-04-06T07:00:00Z"));
        assertThat(writer.write(List.of(series, moved), "Anna", "PUBLISH")).isEqualTo(file);
        assertThat(new CalendarWriter("crm.example", Set.of("body", "location", "attendees"))
                        .write(List.of(series), null, "PUBLISH"))
                .doesNotContain("DESCRIPTION:First", "LOCATION", "ATTENDEE");
    }

    @Test
    void readsTheFilesOfOtherPrograms() throws IOException {
        Path folder = Path.of(System.getProperty("klientela.data", "../../shared/data"), "icalendars");
        assumeTrue(Files.isDirectory(folder), "no calendars beside the repository");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".ics"))
                    .sorted()
                    .toList()) {
                Instant began = Instant.now();
                try {
                    List<CalendarItem> items =
                            CalendarFile.read(Files.readAllBytes(file), WARSAW).items();
                    assertThat(items.stream().filter(item -> item.problem() != null))
                            .as(file.toString())
                            .hasSizeLessThanOrEqualTo(isValid(file) ? 0 : items.size());
                } catch (CalendarFile.Unreadable e) {
                    assertThat(isValid(file)).as("%s %s", file, e.getMessage()).isFalse();
                }
                assertThat(Duration.between(began, Instant.now()))
                        .as(file.toString())
                        .isLessThan(Duration.ofSeconds(5));
            }
        }
    }

    private static boolean isValid(Path file) {
        return file.toString().contains("/valid/");
    }

    private static ActivityState state(String id, Schedule schedule, @Nullable Instant occurrence) {
        return new ActivityState(
                id,
                "Przegląd; umowa, część druga i jeszcze trochę tekstu, który nie mieści się w jednym wierszu pliku",
                ActivityKind.MEETING,
                "First line\nSecond \\ line, with; signs",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "u",
                "Anna",
                null,
                at("2026-01-01T00:00:00Z"),
                "user:u",
                at("2026-01-02T00:00:00Z"),
                null,
                null,
                schedule,
                "Kraków",
                null,
                ActivityStatus.CONFIRMED,
                List.of(
                        new Attendee(
                                null,
                                null,
                                "jan@example.com",
                                "Jan: the, \"first\"".replace("\"", ""),
                                Answer.ACCEPTED,
                                false,
                                null,
                                null),
                        new Attendee(null, null, null, "Sala 5", Answer.NEEDS_ACTION, true, null, null)),
                null,
                List.of(10, 60),
                null,
                occurrence == null ? null : "a",
                occurrence,
                null,
                4,
                null,
                null);
    }

    private static CalendarItem one(String lines) throws CalendarFile.Unreadable {
        return read("BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + lines + "END:VEVENT\nEND:VCALENDAR\n")
                .getFirst();
    }

    private static List<CalendarItem> read(String file) throws CalendarFile.Unreadable {
        return CalendarFile.read(file.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), WARSAW)
                .items();
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
