package io.klientela.contacts.calendar;

import com.github.mangstadt.vinnie.SyntaxStyle;
import com.github.mangstadt.vinnie.VObjectParameters;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import com.github.mangstadt.vinnie.io.VObjectWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lines of an iCalendar file, folded and escaped. */
final class Lines {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);

    private final StringWriter text = new StringWriter();
    private final VObjectWriter writer = new VObjectWriter(text, SyntaxStyle.NEW);

    interface Use {
        void of(VObjectWriter writer) throws IOException;
    }

    private Lines write(Use use) {
        try {
            use.of(writer);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Lines begin(String component) {
        return write(to -> to.writeBeginComponent(component));
    }

    Lines end(String component) {
        return write(to -> to.writeEndComponent(component));
    }

    /** As it is. */
    Lines put(String name, @Nullable String value) {
        return value == null ? this : write(to -> to.writeProperty(name, value));
    }

    /** Text that somebody wrote. */
    Lines text(String name, @Nullable String value) {
        return value == null ? this : put(name, escaped(value));
    }

    Lines with(String name, VObjectParameters parameters, String value) {
        return write(to -> to.writeProperty(null, name, parameters, value));
    }

    Lines utc(String name, Instant moment) {
        return put(name, utc(moment));
    }

    /** A moment by the clock of a zone, or a whole day. */
    Lines moment(String name, Instant moment, String zone, boolean allDay) {
        return moments(name, List.of(moment), zone, allDay);
    }

    Lines moments(String name, List<Instant> moments, String zone, boolean allDay) {
        if (moments.isEmpty()) {
            return this;
        }
        VObjectParameters parameters = new VObjectParameters();
        if (allDay) {
            parameters.put("VALUE", "DATE");
        } else if (!isUtc(zone)) {
            parameters.put("TZID", zone);
        }
        String values = moments.stream()
                .map(moment -> allDay
                        ? DAY.format(moment.atOffset(ZoneOffset.UTC))
                        : isUtc(zone) ? utc(moment) : local(LocalDateTime.ofInstant(moment, ZoneId.of(zone))))
                .collect(Collectors.joining(","));
        return with(name, parameters, values);
    }

    static boolean isUtc(String zone) {
        return ZoneId.of(zone).normalized().equals(ZoneOffset.UTC);
    }

    static String utc(Instant moment) {
        return LOCAL.format(moment.atOffset(ZoneOffset.UTC)) + "Z";
    }

    static String local(LocalDateTime time) {
        return LOCAL.format(time);
    }

    private static String escaped(String value) {
        return VObjectPropertyValues.escape(value)
                .replace("\r\n", "\\n")
                .replace("\n", "\\n")
                .replace("\r", "\\n")
                .codePoints()
                .filter(each -> each >= ' ' || each == '\t')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
