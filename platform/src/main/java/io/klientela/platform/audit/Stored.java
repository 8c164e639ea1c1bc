package io.klientela.platform.audit;

import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** JSON as it is stored, word for word: an object with a key like {@code $date} stays an object. */
final class Stored {
    private static final char REPLACEMENT = '\uFFFD';

    private Stored() {}

    static Document object(JsonNode node) {
        Document document = new Document();
        node.properties().forEach(property -> {
            Object value = value(property.getValue());
            if (value != null) {
                document.append(text(property.getKey()), value);
            }
        });
        return document;
    }

    static @Nullable Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> {
                List<@Nullable Object> items = new ArrayList<>();
                node.forEach(item -> items.add(value(item)));
                yield items;
            }
            case STRING -> text(node.stringValue());
            case NUMBER ->
                node.canConvertToExactIntegral() && node.canConvertToLong()
                        ? (Object) node.longValue()
                        : node.doubleValue();
            case BOOLEAN -> node.booleanValue();
            default -> null;
        };
    }

    /** Half a surrogate pair is not the same before and after it was stored. */
    static String text(String text) {
        StringBuilder mended = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            mended = mended == null ? new StringBuilder(text) : mended;
            mended.setCharAt(i, REPLACEMENT);
        }
        return mended == null ? text : mended.toString();
    }
}
