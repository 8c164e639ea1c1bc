package io.klientela.platform.imports;

import org.bson.Document;

/** How many rows ended how. @param corrected of those that were applied, the ones with a changed cell */
record Counts(long created, long updated, long unchanged, long refused, long corrected) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    Counts plus(Counts other) {
        return new Counts(
                created + other.created,
                updated + other.updated,
                unchanged + other.unchanged,
                refused + other.refused,
                corrected + other.corrected);
    }

    Counts with(RowOutcome.Result result, boolean changed) {
        return with(result, 1, changed ? 1 : 0);
    }

    Counts with(RowOutcome.Result result, long rows, long changed) {
        return switch (result) {
            case CREATED -> plus(new Counts(rows, 0, 0, 0, changed));
            case UPDATED -> plus(new Counts(0, rows, 0, 0, changed));
            case UNCHANGED -> plus(new Counts(0, 0, rows, 0, changed));
            case REFUSED -> plus(new Counts(0, 0, 0, rows, 0));
            case UNRESOLVED -> this;
        };
    }

    long processed() {
        return created + updated + unchanged + refused;
    }

    Document toDocument() {
        return new Document("created", created)
                .append("updated", updated)
                .append("unchanged", unchanged)
                .append("refused", refused)
                .append("corrected", corrected);
    }

    static Counts of(Document document) {
        return new Counts(
                document.getLong("created"),
                document.getLong("updated"),
                document.getLong("unchanged"),
                document.getLong("refused"),
                document.getLong("corrected"));
    }
}
