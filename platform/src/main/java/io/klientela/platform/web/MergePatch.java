package io.klientela.platform.web;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON merge patch (RFC 7396) on what may be written of a resource. */
public final class MergePatch {

    private MergePatch() {}

    /**
     * The input that the patch makes of the present one.
     *
     * @throws tools.jackson.core.JacksonException where the patch names an unknown field or gives a wrong type
     */
    public static <I> I apply(JsonMapper mapper, ObjectNode patch, I present, Class<I> type) {
        ObjectNode target = mapper.valueToTree(present);
        merge(target, patch);
        return mapper.treeToValue(target, type);
    }

    private static void merge(ObjectNode target, ObjectNode patch) {
        for (Map.Entry<String, JsonNode> change : patch.properties()) {
            String name = change.getKey();
            if (change.getValue().isNull()) {
                target.remove(name);
                // An unknown field must be refused, also when it is to be removed.
                target.putNull(name);
            } else if (change.getValue() instanceof ObjectNode nested && target.get(name) instanceof ObjectNode inner) {
                merge(inner, nested);
            } else {
                target.set(name, change.getValue());
            }
        }
    }
}
