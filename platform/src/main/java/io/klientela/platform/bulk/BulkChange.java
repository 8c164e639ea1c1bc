package io.klientela.platform.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is done to each of the records.
 *
 * @param patch a JSON merge patch
 * @param add values for lists. @param remove values out of lists
 */
public record BulkChange(
        BulkAction action,
        Map<String, JsonNode> patch,
        Map<String, List<JsonNode>> add,
        Map<String, List<JsonNode>> remove) {

    boolean isEmpty() {
        return patch.isEmpty() && add.isEmpty() && remove.isEmpty();
    }

    /** The fields that it names. */
    public Set<String> named() {
        Set<String> names = new TreeSet<>(patch.keySet());
        names.addAll(add.keySet());
        names.addAll(remove.keySet());
        return names;
    }

    /** The fields that it takes for lists. */
    public Set<String> lists() {
        Set<String> names = new TreeSet<>(add.keySet());
        names.addAll(remove.keySet());
        return names;
    }

    /** The merge patch that it is for a record. @param present what may be written of the record, as it is */
    public ObjectNode patchFor(ObjectNode present) {
        ObjectNode merged = present.objectNode();
        patch.forEach(merged::set);
        for (String list : lists()) {
            List<JsonNode> values = new ArrayList<>();
            JsonNode base = merged.has(list) ? merged.get(list) : present.path(list);
            base.forEach(values::add);
            values.removeAll(remove.getOrDefault(list, List.of()));
            add.getOrDefault(list, List.of()).stream()
                    .filter(value -> !values.contains(value))
                    .forEach(values::add);
            ArrayNode array = present.arrayNode();
            values.forEach(array::add);
            merged.set(list, array);
        }
        return merged;
    }
}
