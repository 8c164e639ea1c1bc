package io.klientela.contacts.duplicate;

import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * How a scan of all contacts goes.
 *
 * @param status {@code never}, {@code running}, {@code done} or {@code failed}
 * @param contacts how many there were; null until they are counted
 * @param pairs how many were found; null until it is done
 */
record ScanView(
        String status,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Integer contacts,
        @Nullable Integer pairs) {

    static ScanView of(@Nullable Document document) {
        if (document == null) {
            return new ScanView("never", null, null, null, null);
        }
        return new ScanView(
                document.getString("status"),
                instant(document.getDate("startedAt")),
                instant(document.getDate("finishedAt")),
                document.getInteger("contacts"),
                document.getInteger("pairs"));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
