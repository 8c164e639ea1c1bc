package io.klientela.platform.security;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What an event said about a record, without what its reader may not see. */
public final class HistoryFields {

    private HistoryFields() {}

    /** Without each field that is hidden, or tells of one: of {@code stageId} also {@code fromStageId}. */
    public static Document without(Set<String> hidden, Document said) {
        if (hidden.isEmpty()) {
            return said;
        }
        Document kept = new Document();
        said.forEach((name, value) -> {
            if (!tellsOf(hidden, name)) {
                kept.append(name, inner(hidden, value));
            }
        });
        return kept;
    }

    private static @Nullable Object inner(Set<String> hidden, @Nullable Object value) {
        return switch (value) {
            case Document nested -> without(hidden, nested);
            case List<?> list -> list.stream().map(item -> inner(hidden, item)).toList();
            case Map<?, ?> map -> without(hidden, documentOf(map));
            case null, default -> value;
        };
    }

    private static Document documentOf(Map<?, ?> map) {
        Document document = new Document();
        map.forEach((name, value) -> document.append(String.valueOf(name), value));
        return document;
    }

    private static boolean tellsOf(Set<String> hidden, String name) {
        return hidden.contains(name)
                || hidden.stream()
                        .anyMatch(field -> name.endsWith(Character.toUpperCase(field.charAt(0)) + field.substring(1)));
    }
}
