package io.klientela.platform.audit;

import io.klientela.platform.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What differs between two states, one value at a time: {@code {field, before?, after?}} with a field like
 * {@code emails[0].value}. Times of change are left out, secrets are masked, and of a long text its beginning and its
 * SHA-256 are kept.
 */
public final class Changes {
    private static final Set<String> BOOKKEEPING = Set.of("id", "createdAt", "createdBy", "updatedAt", "stageHistory");
    private static final Pattern SECRET =
            Pattern.compile("(?i)password|secret|passphrase|privateKey|apiKey|credential|recoveryCode|token\\b");
    private static final String MASK = "•••";
    private static final int LONGEST = 4_000;
    private static final int MOST = 500;

    private Changes() {}

    /** From one published state to another; null stands for none. */
    public static List<Document> between(@Nullable Object before, @Nullable Object after) {
        return between(tree(before), tree(after));
    }

    static List<Document> between(@Nullable JsonNode before, @Nullable JsonNode after) {
        Map<String, Object> old = leaves(before);
        Map<String, Object> now = leaves(after);
        Set<String> fields = new TreeSet<>(old.keySet());
        fields.addAll(now.keySet());
        List<Document> changes = new ArrayList<>();
        for (String field : fields) {
            Object left = old.get(field);
            Object right = now.get(field);
            if (!Objects.equals(left, right)) {
                changes.add(change(field, left, right));
            }
            if (changes.size() == MOST) {
                break;
            }
        }
        return changes;
    }

    private static @Nullable JsonNode tree(@Nullable Object state) {
        return state == null ? null : Json.mapper().valueToTree(state);
    }

    private static Document change(String field, @Nullable Object before, @Nullable Object after) {
        boolean secret = SECRET.matcher(field).find();
        Document change = new Document("field", field);
        if (before != null) {
            change.append("before", secret ? MASK : shortened(before));
        }
        if (after != null) {
            change.append("after", secret ? MASK : shortened(after));
        }
        return change;
    }

    private static Object shortened(Object value) {
        if (value instanceof String text && text.length() > LONGEST) {
            String digest = Hashes.hex(Hashes.of(text.getBytes(StandardCharsets.UTF_8)));
            return Stored.text(text.substring(0, LONGEST))
                    + "… (%d characters, SHA-256 %s)".formatted(text.length(), digest);
        }
        return value;
    }

    private static Map<String, Object> leaves(@Nullable JsonNode state) {
        Map<String, Object> leaves = new TreeMap<>();
        if (state != null) {
            state.properties().forEach(property -> {
                if (!BOOKKEEPING.contains(property.getKey())) {
                    collect(Stored.text(property.getKey()), property.getValue(), leaves);
                }
            });
        }
        return leaves;
    }

    private static void collect(String path, JsonNode node, Map<String, Object> leaves) {
        if (node.isObject()) {
            node.properties()
                    .forEach(child -> collect(path + "." + Stored.text(child.getKey()), child.getValue(), leaves));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "[" + i + "]", node.get(i), leaves);
            }
        } else {
            Object value = Stored.value(node);
            if (value != null) {
                leaves.put(path, value);
            }
        }
    }
}
