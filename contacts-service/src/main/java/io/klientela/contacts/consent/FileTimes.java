package io.klientela.contacts.consent;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Points in time as files have them; without a zone they are in UTC, as the exports of mailing services are. */
final class FileTimes {
    private static final String OF_DAY = "[' 'h:mm[:ss] a][['T'][' ']H:mm[:ss][.SSS][.SS][.S]]";
    private static final List<DateTimeFormatter> FORMS = Stream.of(
                    "u-M-d", "u/M/d", "u.M.d", "d.M.u", "d-M-u", "d MMM u", "MMM d, u", "d/M/u", "M/d/u")
            .map(day -> formatter(day + OF_DAY))
            .toList();

    private FileTimes() {}

    private static DateTimeFormatter formatter(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.SMART);
    }

    /** Empty where it can be read in no way, or in two. */
    static Optional<Instant> read(String text) {
        String said = text.strip().replaceFirst("(?i)\\s*(UTC|GMT)$", "");
        try {
            return Optional.of(OffsetDateTime.parse(said.replaceFirst(" (?=\\d{1,2}:)", "T"))
                    .toInstant());
        } catch (DateTimeException e) {
            Set<Instant> meanings =
                    FORMS.stream().flatMap(form -> read(form, said).stream()).collect(Collectors.toSet());
            return meanings.size() == 1 ? Optional.of(meanings.iterator().next()) : Optional.empty();
        }
    }

    private static Optional<Instant> read(DateTimeFormatter form, String text) {
        try {
            var read = form.parse(text);
            LocalDateTime at = read.isSupported(ChronoField.SECOND_OF_DAY)
                    ? LocalDateTime.from(read)
                    : LocalDate.from(read).atStartOfDay();
            return Optional.of(at.toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
