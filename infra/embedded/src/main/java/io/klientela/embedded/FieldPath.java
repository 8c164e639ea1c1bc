package io.klientela.embedded;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
        return valueIn(document, 0);
    }

    private @Nullable Object valueIn(Document document, int depth) {
        var value = document.getOrMissing(fields[depth]);
        if (depth == fields.length - 1) {
            return value;
        }
        return switch (value) {
            case Document inner -> valueIn(inner, depth + 1);
            case Collection<?> items -> valuesIn(items, depth + 1);
            case null, default -> Missing.getInstance();
        };
    }

    private List<@Nullable Object> valuesIn(Collection<?> items, int depth) {
        var values = new ArrayList<@Nullable Object>(items.size());
        for (var item : items) {
            var value = item instanceof Document inner ? valueIn(inner, depth) : Missing.getInstance();
            if (value instanceof Collection<?> several) {
                values.addAll(several);
            } else {
                values.add(value);
            }
        }
        return values;
    }

    String first() {
        return fields[0];
    }

    @Override
    public String toString() {
        return path;
    }
}
