package io.klientela.platform.bulk;

import org.bson.Document;

/** What became of the records so far. @param undone taken back. @param kept could not be taken back */
record BulkCounts(long changed, long unchanged, long refused, long undone, long kept) {
    static final BulkCounts NONE = new BulkCounts(0, 0, 0, 0, 0);

    static BulkCounts of(Document counts) {
        return new BulkCounts(
                counts.getLong("changed"),
                counts.getLong("unchanged"),
                counts.getLong("refused"),
                counts.getLong("undone"),
                counts.getLong("kept"));
    }

    Document toDocument() {
        return new Document("changed", changed)
                .append("unchanged", unchanged)
                .append("refused", refused)
                .append("undone", undone)
                .append("kept", kept);
    }

    BulkCounts with(BulkItem.Outcome outcome) {
        return switch (outcome) {
            case CHANGED -> new BulkCounts(changed + 1, unchanged, refused, undone, kept);
            case UNCHANGED -> new BulkCounts(changed, unchanged + 1, refused, undone, kept);
            case REFUSED -> new BulkCounts(changed, unchanged, refused + 1, undone, kept);
            case UNDONE -> new BulkCounts(changed, unchanged, refused, undone + 1, kept);
            case KEPT -> new BulkCounts(changed, unchanged, refused, undone, kept + 1);
            case PENDING -> this;
        };
    }
}
