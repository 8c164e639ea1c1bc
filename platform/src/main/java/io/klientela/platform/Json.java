package io.klientela.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.klientela.events.FieldChange;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of events: lenient in what it reads, without nulls in what it writes. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();
    private static final Set<String> BOOKKEEPING = Set.of("updatedAt", "stageHistory");

    private Json() {}

    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** What differs between two values, field by field, except times of change. */
    public static Map<String, FieldChange> changes(Object before, Object after) {
        ObjectNode left = MAPPER.valueToTree(before);
        ObjectNode right = MAPPER.valueToTree(after);
        Set<String> names = new TreeSet<>(left.propertyNames());
        names.addAll(right.propertyNames());
        names.removeAll(BOOKKEEPING);
        Map<String, FieldChange> changes = new LinkedHashMap<>();
        for (String name : names) {
            JsonNode old = left.get(name);
            JsonNode now = right.get(name);
            if (old == null ? now != null : !old.equals(now)) {
                changes.put(name, new FieldChange(plain(old), plain(now)));
            }
        }
        return changes;
    }

    private static @Nullable Object plain(@Nullable JsonNode node) {
        return node == null ? null : MAPPER.treeToValue(node, Object.class);
    }
}
