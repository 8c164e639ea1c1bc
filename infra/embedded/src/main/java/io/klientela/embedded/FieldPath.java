package io.klientela.embedded;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The way to a value in documents. It is taken apart once, for each write walks it for every index. */
final class FieldPath {

    private static final Pattern DOT = Pattern.compile("\\.");

    private final String path;
    private final String[] fields;

    FieldPath(String path) {
        this.path = path;
        this.fields = DOT.split(path);
    }

    /** The value, or {@link Missing}; of an array on the way the values in each of its elements. */
    @Nullable
    Object valueIn(Document document) {
        Object value = document.getOrMissing(fields[0]);
        for (var i = 1; i < fields.length; i++) {
            if (value instanceof Missing) {
                return value;
            } else if (!(value instanceof Document inner)) {
                return Utils.getSubdocumentValueCollectionAware(document, path);
            } else {
                value = inner.getOrMissing(fields[i]);
            }
        }
        return value;
    }

    String first() {
        return fields[0];
    }

    @Override
    public String toString() {
        return path;
    }
}
