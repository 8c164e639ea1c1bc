package io.klientela.platform.imports;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What came of taking an import back.
 *
 * @param deleted records that it had created
 * @param restored records that it had changed
 * @param kept records of which something could not be taken back, as somebody has changed it since
 */
public record UndoCounts(long deleted, long restored, long kept) {
    static final UndoCounts NONE = new UndoCounts(0, 0, 0);

    Document toDocument() {
        return new Document("deleted", deleted).append("restored", restored).append("kept", kept);
    }

    static @Nullable UndoCounts of(@Nullable Document document) {
        return document == null
                ? null
                : new UndoCounts(document.getLong("deleted"), document.getLong("restored"), document.getLong("kept"));
    }
}
