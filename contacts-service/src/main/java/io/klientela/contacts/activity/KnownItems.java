package io.klientela.contacts.activity;

import io.klientela.contacts.calendar.CalendarItem;
import io.klientela.platform.security.Actor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is here already of the entries of a calendar file that somebody brings. */
final class KnownItems {
    private static final int KEY_BYTES = 16;

    private final String whose;
    private final String ownEnding;
    private final Map<String, Activity> byKey;

    /**
     * @param actor who brings the file: everybody has calendars of their own
     * @param domain what the UIDs end with of activities that were made here
     * @param byKey by external id, and by id
     */
    KnownItems(Actor actor, String domain, Map<String, Activity> byKey) {
        this.whose = actor.id();
        this.ownEnding = "@" + domain;
        this.byKey = byKey;
    }

    @Nullable
    Activity activity(CalendarItem item) {
        return byKey.get(keyOf(item));
    }

    /** The series that the entry is an occurrence of. */
    @Nullable
    Activity series(CalendarItem item) {
        return byKey.get(keyOfSeries(item));
    }

    void remember(CalendarItem item, Activity activity) {
        byKey.put(keyOf(item), activity);
    }

    /** Under which external id, or id, it is stored. */
    String keyOf(CalendarItem item) {
        String own = ownId(item);
        Instant occurrence = item.recurrenceId();
        if (own != null) {
            return occurrence == null ? own : "occurrence:%s:%d".formatted(own, occurrence.getEpochSecond());
        }
        return externalId(item, occurrence);
    }

    String keyOfSeries(CalendarItem item) {
        String own = ownId(item);
        return own == null ? externalId(item, null) : own;
    }

    @Nullable
    String ownId(CalendarItem item) {
        String uid = item.uid();
        return uid != null && uid.endsWith(ownEnding) ? uid.substring(0, uid.length() - ownEnding.length()) : null;
    }

    /** An entry without a UID is known by its name and its time. */
    private String externalId(CalendarItem item, @Nullable Instant occurrence) {
        String which =
                item.uid() == null ? "%s %s %s".formatted(item.name(), item.schedule(), item.dueAt()) : item.uid();
        String text = String.join("\n", whose, which, String.valueOf(occurrence));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "ics:" + HexFormat.of().formatHex(Arrays.copyOf(hash, KEY_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
