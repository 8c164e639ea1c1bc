package io.klientela.embedded;

/**
 * How a store keeps its data.
 *
 * @param cacheMegabytes how much of the data is kept in memory, ready to be read
 * @param forced whether an answer waits until the disk itself has the change; else it survives the end of the process, and
 *     a power failure takes at most the last checkpoint pause
 * @param checkpointMillis how long changes wait in the journal before the storage file gets them
 * @param checkpointsPerSync after how many checkpoints the storage file is forced to the disk
 * @param fillRate the share of live data in percent below which the file is compacted
 * @param retentionMillis how long space that became free is left untouched, for recovery
 */
public record StoreSettings(
        int cacheMegabytes,
        boolean forced,
        int checkpointMillis,
        int checkpointsPerSync,
        int fillRate,
        int retentionMillis) {

    /** 256 MB of cache, a checkpoint a second, safe against the end of the process. */
    public static final StoreSettings DEFAULT = new StoreSettings(256, false, 1_000, 4, 50, 10_000);

    public StoreSettings withCacheMegabytes(int megabytes) {
        return new StoreSettings(megabytes, forced, checkpointMillis, checkpointsPerSync, fillRate, retentionMillis);
    }

    public StoreSettings withForced(boolean value) {
        return new StoreSettings(
                cacheMegabytes, value, checkpointMillis, checkpointsPerSync, fillRate, retentionMillis);
    }

    public StoreSettings withRetentionMillis(int millis) {
        return new StoreSettings(cacheMegabytes, forced, checkpointMillis, checkpointsPerSync, fillRate, millis);
    }
}
