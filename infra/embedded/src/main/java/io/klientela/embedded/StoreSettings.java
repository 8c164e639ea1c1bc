package io.klientela.embedded;

/**
 * How a store keeps its data.
 *
 * @param cacheMegabytes how much of the data is kept in memory, ready to be read
 * @param forced whether an answer waits until the disk itself has the change; else it survives the end of the process, and
 *     a power failure takes at most the last pause
 * @param pauseMillis how often the journal is forced to the disk, and looked at
 * @param pausesPerCheckpoint after how many pauses the storage file gets what is in the journal, and is forced to the disk
 * @param fillRate the share of live data in percent below which the file is compacted
 * @param retentionMillis how long space that became free is left untouched, for recovery
 */
public record StoreSettings(
        int cacheMegabytes,
        boolean forced,
        int pauseMillis,
        int pausesPerCheckpoint,
        int fillRate,
        int retentionMillis) {

    /** 256 MB of cache, a checkpoint every five seconds, safe against the end of the process. */
    public static final StoreSettings DEFAULT = new StoreSettings(256, false, 1_000, 5, 50, 10_000);

    /** As much as may be changed before a checkpoint is due at once. */
    int unsavedMegabytes() {
        return Math.max(1, cacheMegabytes / 4);
    }

    public StoreSettings withCacheMegabytes(int megabytes) {
        return new StoreSettings(megabytes, forced, pauseMillis, pausesPerCheckpoint, fillRate, retentionMillis);
    }

    public StoreSettings withForced(boolean value) {
        return new StoreSettings(cacheMegabytes, value, pauseMillis, pausesPerCheckpoint, fillRate, retentionMillis);
    }

    public StoreSettings withRetentionMillis(int millis) {
        return new StoreSettings(cacheMegabytes, forced, pauseMillis, pausesPerCheckpoint, fillRate, millis);
    }
}
