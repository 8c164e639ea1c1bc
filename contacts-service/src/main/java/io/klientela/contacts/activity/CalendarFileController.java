package io.klientela.contacts.activity;

import io.klientela.contacts.calendar.CalendarFile;
import io.klientela.contacts.calendar.CalendarWriter;
import io.klientela.events.contacts.ActivityState;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.mail.MailDomain;
import io.klientela.platform.security.Access;
import io.klientela.platform.web.Problem;
import io.klientela.platform.web.Records;
import io.klientela.platform.web.RecordsFactory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Calendar files of other programs in, and activities as such files out. */
@Tag(name = "Calendar")
@RestController
@RequestMapping("/api/v1")
class CalendarFileController {
    private static final String CALENDAR = "text/calendar;charset=UTF-8";
    private static final long LARGEST = 10L * 1024 * 1024;

    private final CalendarImport importing;
    private final Records<Activity, ActivityState> records;
    private final Access access;
    private final MailDomain domain;

    CalendarFileController(
            CalendarImport importing,
            Aggregates<Activity, ActivityState> aggregates,
            RecordsFactory with,
            Access access,
            MailDomain domain) {
        this.importing = importing;
        this.records = with.create(aggregates);
        this.access = access;
        this.domain = domain;
    }

    /** @param items what became of each entry of the file, in its order */
    record Result(long created, long updated, long unchanged, long refused, List<CalendarImport.Taken> items) {
        static Result of(List<CalendarImport.Taken> items) {
            return new Result(
                    count(items, Outcome.CREATED),
                    count(items, Outcome.UPDATED),
                    count(items, Outcome.UNCHANGED),
                    count(items, Outcome.REFUSED),
                    items);
        }

        private static long count(List<CalendarImport.Taken> items, Outcome outcome) {
            return items.stream().filter(item -> item.outcome() == outcome).count();
        }
    }

    @Operation(
            summary = "Take over the events, tasks and journal entries of an iCalendar file",
            description =
                    "Each once, however often the file is sent: what is here already is changed where the file has a"
                            + " newer SEQUENCE. Times without a time zone are meant in timeZone, UTC where it is not given.")
    @PostMapping(path = "/calendar/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Result upload(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable String timeZone)
            throws IOException {
        access.require("activity", "create");
        if (file == null || file.isEmpty()) {
            throw Problem.unprocessable("Send a multipart form with the iCalendar file as its part \"file\".")
                    .field("file", "is missing or empty");
        }
        if (file.getSize() > LARGEST) {
            throw Problem.unprocessable("The file is larger than 10 MB.").field("file", "is too large");
        }
        try {
            return Result.of(importing.take(
                    CalendarFile.read(file.getBytes(), zone(timeZone)).items()));
        } catch (CalendarFile.Unreadable e) {
            throw Problem.unprocessable("The file %s.".formatted(e.getMessage()))
                    .field("file", String.valueOf(e.getMessage()));
        }
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return ZoneId.of(name == null || name.isBlank() ? "UTC" : name);
        } catch (DateTimeException e) {
            throw Problem.unprocessable("There is no time zone \"%s\".".formatted(name))
                    .field("timeZone", "is no time zone, such as Europe/Warsaw");
        }
    }

    @Operation(summary = "One activity as an iCalendar file")
    @GetMapping(path = "/activities/{id}/ics", produces = CALENDAR)
    ResponseEntity<String> one(@PathVariable String id) {
        ActivityState activity = records.get(id).state();
        String disposition =
                ContentDisposition.attachment().filename("activity.ics").build().toString();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                .header(HttpHeaders.CONTENT_TYPE, CALENDAR)
                .body(new CalendarWriter(domain.domain(), access.hidden("activity"))
                        .write(List.of(activity), null, "PUBLISH"));
    }
}
