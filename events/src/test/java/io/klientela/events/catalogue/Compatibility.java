package io.klientela.events.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds what a changed schema breaks for those who rely on the released one. New optional properties break nothing. */
final class Compatibility {
    /** Beyond it a type contains itself. */
    private static final int LONGEST_PATH = 500;

    private final JsonNode releasedRoot;
    private final JsonNode presentRoot;
    private final List<String> breaks = new ArrayList<>();
    private final Set<List<String>> compared = new HashSet<>();

    private Compatibility(JsonNode releasedRoot, JsonNode presentRoot) {
        this.releasedRoot = releasedRoot;
        this.presentRoot = presentRoot;
    }

    /** A sentence for each break, none where everybody can go on. */
    static List<String> breaks(JsonNode released, JsonNode present) {
        Compatibility comparison = new Compatibility(released, present);
        comparison.compare("data", released, present);
        return comparison.breaks;
    }

    private void compare(String path, JsonNode released, JsonNode present) {
        String names =
                released.path("$ref").asString("") + " " + present.path("$ref").asString("");
        boolean recursive = path.length() > LONGEST_PATH;
        if (recursive || (!names.isBlank() && !compared.add(List.of(path, names)))) {
            return;
        }
        JsonNode before = resolve(releasedRoot, released);
        JsonNode now = resolve(presentRoot, present);
        String old = typeOf(before);
        String type = typeOf(now);
        if (!old.equals(type)) {
            breaks.add("%s was %s and is %s now: publish a new version of the event, or another property beside it."
                    .formatted(path, old, type));
            return;
        }
        compareProperties(path, before, now);
        compareRequired(path, before, now);
        compareEnum(path, before, now);
        compareNested(path + "[]", before.get("items"), now.get("items"));
        compareNested(path + ".*", before.get("additionalProperties"), now.get("additionalProperties"));
    }

    private static JsonNode resolve(JsonNode root, JsonNode schema) {
        JsonNode ref = schema.get("$ref");
        return ref == null ? schema : root.at(ref.asString().substring(1));
    }

    private static String typeOf(JsonNode schema) {
        String format = schema.path("format").asString("");
        String type = schema.has("type") ? schema.get("type").toString().replace("\"", "") : "anything";
        return format.isEmpty() ? type : type + " (" + format + ")";
    }

    private void compareProperties(String path, JsonNode before, JsonNode now) {
        before.path("properties").properties().forEach(property -> {
            String at = path + "." + property.getKey();
            JsonNode same = now.path("properties").get(property.getKey());
            if (same == null) {
                breaks.add("%s is gone or was renamed: keep it as long as this version of the event is published."
                        .formatted(at));
            } else {
                compare(at, property.getValue(), same);
            }
        });
    }

    private void compareRequired(String path, JsonNode before, JsonNode now) {
        Set<String> old = strings(before.get("required"));
        Set<String> required = strings(now.get("required"));
        for (String name : required) {
            if (!old.contains(name)) {
                breaks.add("%s.%s is required now, but events that were published lack it: make it @Nullable."
                        .formatted(path, name));
            }
        }
        for (String name : old) {
            if (!required.contains(name) && now.path("properties").has(name)) {
                breaks.add("%s.%s may be absent now, but consumers rely on it: keep it always present."
                        .formatted(path, name));
            }
        }
    }

    private void compareEnum(String path, JsonNode before, JsonNode now) {
        Set<String> values = strings(now.get("enum"));
        for (String value : strings(before.get("enum"))) {
            if (!values.contains(value)) {
                breaks.add("%s may not be \"%s\" any more, but events that were published say so: keep the value."
                        .formatted(path, value));
            }
        }
    }

    private void compareNested(String path, @Nullable JsonNode before, @Nullable JsonNode now) {
        if (before != null && now != null) {
            compare(path, before, now);
        }
    }

    private static Set<String> strings(@Nullable JsonNode array) {
        Set<String> strings = new TreeSet<>();
        if (array != null) {
            array.forEach(value -> strings.add(value.asString()));
        }
        return strings;
    }
}
