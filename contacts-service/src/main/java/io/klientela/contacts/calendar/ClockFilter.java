package io.klientela.contacts.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Leaves descriptions of time zones out of a file where their name says enough, and where they change their clocks so
 * often that working it out would take for ever.
 */
final class ClockFilter {
    private static final Pattern OFTEN = Pattern.compile("FREQ=(?!YEARLY)");
    private static final int LONGEST = 2_000;

    private ClockFilter() {}

    static String of(String file) {
        List<String> kept = new ArrayList<>();
        List<String> zone = new ArrayList<>();
        boolean inZone = false;
        for (String line : file.split("\r\n|\r|\n", -1)) {
            String upper = line.strip().toUpperCase(Locale.ROOT);
            inZone |= upper.equals("BEGIN:VTIMEZONE");
            (inZone ? zone : kept).add(line);
            if (upper.equals("END:VTIMEZONE")) {
                inZone = false;
                if (isNeeded(zone)) {
                    kept.addAll(zone);
                }
                zone.clear();
            }
        }
        kept.addAll(zone);
        return String.join("\r\n", kept);
    }

    private static boolean isNeeded(List<String> zone) {
        if (zone.size() > LONGEST) {
            return false;
        }
        for (String line : zone) {
            String upper = line.toUpperCase(Locale.ROOT);
            if (upper.contains("RRULE") && OFTEN.matcher(upper).find()) {
                return false;
            }
            if (upper.startsWith("TZID")
                    && ZoneNames.named(line.substring(line.indexOf(':') + 1)).isPresent()) {
                return false;
            }
        }
        return true;
    }
}
