package io.klientela.contacts.lineage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What a record says at one time, rebuilt from what changed: the values of each field under the text that people see of
 * them. A field that is no list has one value, under the empty text.
 */
final class Contents {
    private static final Pattern ELEMENT = Pattern.compile("^([^.\\[]+)\\[(\\d+)](?:\\.(.+))?$");
    private static final Pattern PLAIN = Pattern.compile("^([^.\\[]+)(?:\\.(.+))?$");
    private static final List<String> NAMES = List.of("value", "companyName", "name", "url", "id");

    private final Map<String, Object> leaves = new TreeMap<>();

    /** Takes over what a change says. */
    void apply(List<Document> changes) {
        for (Document change : changes) {
            Object after = change.get("after");
            if (after == null) {
                leaves.remove(change.getString("field"));
            } else {
                leaves.put(change.getString("field"), after);
            }
        }
    }

    /** {@code emails} of {@code emails[0].value}. */
    static String fieldOf(Document change) {
        return change.getString("field").split("[.\\[]", 2)[0];
    }

    /** The values of a field, each with everything that it says. */
    Map<String, Object> of(String field) {
        Map<String, Map<String, Object>> elements = new TreeMap<>();
        for (Map.Entry<String, Object> leaf : leaves.entrySet()) {
            Matcher element = ELEMENT.matcher(leaf.getKey());
            Matcher plain = PLAIN.matcher(leaf.getKey());
            if (element.matches() && field.equals(element.group(1))) {
                put(elements, element.group(2), element.group(3), leaf.getValue());
            } else if (plain.matches() && field.equals(plain.group(1))) {
                put(elements, "", plain.group(2), leaf.getValue());
            }
        }
        Map<String, Object> values = new LinkedHashMap<>();
        elements.forEach((index, parts) -> values.put(index.isEmpty() ? "" : text(parts), parts));
        return values;
    }

    private static void put(
            Map<String, Map<String, Object>> elements, String index, @Nullable String part, Object value) {
        elements.computeIfAbsent(index, any -> new TreeMap<>()).put(part == null ? "" : part, value);
    }

    private static String text(Map<String, Object> parts) {
        Object plain = parts.get("");
        if (plain != null) {
            return plain.toString();
        }
        return NAMES.stream()
                .flatMap(name -> Stream.ofNullable(parts.get(name)))
                .findFirst()
                .map(Object::toString)
                .orElseGet(parts::toString);
    }
}
