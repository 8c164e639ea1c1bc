package io.klientela.contacts.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the time zone that another program means: by its name, whatever standard that follows, else by what the file says
 * about its clock.
 */
final class ZoneNames {
    private static final String WINDOWS = "/calendar/windows-zones.txt";
    private static final Pattern OFFSET = Pattern.compile("(?:GMT|UTC)\\s*([+-])(\\d{1,2}):?(\\d{2})?");
    private static final int PROBES = 24;

    /** Of zones with the same clock, those that most people mean. */
    private static final List<String> USUAL = List.of(
            "Europe/Warsaw",
            "Europe/London",
            "Europe/Helsinki",
            "Europe/Moscow",
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Los_Angeles",
            "America/Sao_Paulo",
            "Asia/Dubai",
            "Asia/Kolkata",
            "Asia/Singapore",
            "Asia/Tokyo",
            "Australia/Sydney",
            "Pacific/Auckland");

    private static final Map<String, ZoneId> KNOWN = known();

    private ZoneNames() {}

    /**
     * @param name the file's own for it
     * @param clock what the file says about it, where it does
     * @param around when it matters
     */
    static Optional<ZoneId> find(String name, @Nullable TimeZone clock, Instant around) {
        return named(name).or(() -> clock == null ? Optional.empty() : Optional.of(alike(name, clock, around)));
    }

    /** Also of {@code /freeassociation.sourceforge.net/Europe/Berlin}, {@code US-Eastern} and {@code (GMT+01:00) Warsaw}. */
    static Optional<ZoneId> named(String name) {
        String key = key(name);
        for (int slash = -1; ; slash = key.indexOf('/', slash + 1)) {
            ZoneId zone = KNOWN.get(key.substring(slash + 1));
            if (zone != null) {
                return Optional.of(zone);
            }
            if (key.indexOf('/', slash + 1) < 0) {
                break;
            }
        }
        return Optional.ofNullable(KNOWN.get(key.replace('-', '/'))).or(() -> byOffset(name));
    }

    private static Optional<ZoneId> byOffset(String name) {
        Matcher offset = OFFSET.matcher(name.toUpperCase(Locale.ROOT));
        if (!offset.find()) {
            return Optional.empty();
        }
        String minutes = offset.group(3) == null ? "00" : offset.group(3);
        try {
            ZoneId fixed =
                    ZoneId.of("%s%02d:%s".formatted(offset.group(1), Integer.parseInt(offset.group(2)), minutes));
            return Optional.of(regions()
                    .filter(zone -> isMeant(zone, key(name)) && hasStandard(zone, fixed))
                    .findFirst()
                    .orElse(fixed));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A zone of the same clock over two years; its name's own words decide among several. */
    private static ZoneId alike(String name, TimeZone clock, Instant around) {
        String words = key(name);
        return regions()
                .filter(zone -> goesLike(zone, clock, around))
                .reduce((one, other) -> isMeant(other, words) && !isMeant(one, words) ? other : one)
                .orElseGet(() -> ZoneOffset.ofTotalSeconds(clock.getOffset(around.toEpochMilli()) / 1000));
    }

    /** The usual ones first. */
    private static Stream<ZoneId> regions() {
        return Stream.concat(USUAL.stream(), new TreeSet<>(ZoneId.getAvailableZoneIds()).stream())
                .filter(id -> id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
                .map(ZoneId::of);
    }

    private static boolean hasStandard(ZoneId zone, ZoneId offset) {
        return zone.getRules()
                .getStandardOffset(Instant.EPOCH.plus(20_000, ChronoUnit.DAYS))
                .equals(offset.getRules().getOffset(Instant.EPOCH));
    }

    private static boolean goesLike(ZoneId zone, TimeZone clock, Instant around) {
        for (int i = 0; i < PROBES; i++) {
            Instant probe = around.plus(i * 30L, ChronoUnit.DAYS);
            int offset = clock.getOffset(probe.toEpochMilli()) / 1000;
            if (zone.getRules().getOffset(probe).getTotalSeconds() != offset) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMeant(ZoneId zone, String words) {
        String id = key(zone.getId());
        return words.contains(id.substring(id.lastIndexOf('/') + 1));
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Map<String, ZoneId> known() {
        Map<String, ZoneId> known = new HashMap<>();
        ZoneId.SHORT_IDS.forEach((alias, id) -> known.put(key(alias), ZoneId.of(id)));
        ZoneId.getAvailableZoneIds().forEach(id -> known.put(key(id), ZoneId.of(id)));
        for (String utc : List.of("z", "utc", "gmt", "etc/utc", "coordinated universal time")) {
            known.put(utc, ZoneId.of("UTC"));
        }
        try (InputStream file = Objects.requireNonNull(ZoneNames.class.getResourceAsStream(WINDOWS));
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> line.contains("=")).forEach(line -> {
                String[] parts = line.split("=", 2);
                known.put(key(parts[0]), ZoneId.of(parts[1].strip()));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(known);
    }
}
