package io.klientela.platform.query;

import java.util.Collection;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * What a caller sees of a collection.
 *
 * @param scope the documents
 * @param words those of a document that a search may find it by; null where all of them may
 */
public record Sight(Bson scope, @Nullable Function<Document, Collection<String>> words) {

    /** Of these documents everything. */
    public static Sight of(Bson scope) {
        return new Sight(scope, null);
    }

    /** Whether the words of the question tell nothing that the caller does not see. */
    boolean finds(Document document, @Nullable String question) {
        return words == null || question == null || SearchText.matches(question, words.apply(document));
    }

    /** Whether each document that a search finds has to be looked at again. */
    boolean isPartialFor(@Nullable String question) {
        return words != null && question != null;
    }
}
