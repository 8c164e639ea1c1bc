package io.klientela.contacts.quality;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a record says in a field, as texts: nothing where it is empty, several where it is a list. */
final class Values {
    private Values() {}

    static List<String> at(JsonNode record, String path) {
        List<String> values = new ArrayList<>();
        collect(record, path, values);
        return values;
    }

    private static void collect(JsonNode node, String path, List<String> values) {
        if (node.isArray()) {
            node.forEach(item -> collect(item, path, values));
        } else if (!path.isEmpty()) {
            int dot = path.indexOf('.');
            collect(node.path(dot < 0 ? path : path.substring(0, dot)), dot < 0 ? "" : path.substring(dot + 1), values);
        } else if (node.isObject()) {
            // What a list is a list of has its text in "value", or stands for itself.
            String text = node.path("value").asString("");
            values.add(text.isBlank() ? node.toString() : text);
        } else if (!node.asString("").isBlank()) {
            values.add(node.asString());
        }
    }
}
