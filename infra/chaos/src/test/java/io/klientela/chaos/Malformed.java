package io.klientela.chaos;

import io.klientela.processes.Api;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Input that no honest client sends. */
final class Malformed {
    private static final String LONG = "x".repeat(3_000);

    /** In the place of an id, or behind a parameter's name; percent-encoded already. */
    static final List<String> VALUES = List.of(
            "%00",
            "%FF%FE",
            "%F0%28%8C%28",
            "%E2%80%AE",
            "%0D%0ASet-Cookie:%20a=b",
            "-1",
            "99999999999999999999999",
            "1e400",
            "NaN",
            "null",
            "%5B%5D",
            "%7B%22$gt%22:%22%22%7D",
            "$where",
            "'%20or%201=1--",
            "%3Cscript%3E",
            "..%5C..%5Cetc",
            "a%20b%09c",
            "2026-13-45T99:99:99Z",
            "%28".repeat(400),
            "a%3D%3D".repeat(100),
            LONG);

    /** In the place of a field's value. */
    private static final List<String> JSON_VALUES = List.of(
            "null",
            "17",
            "-1",
            "1.5e308",
            "1e400",
            "9".repeat(1_000),
            "true",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\u202e\\u0007\"",
            "\"2026-13-45\"",
            "\"$gt\"",
            "\"{{ x\"",
            "\"{% for i in (1..100000000) %}x{% endfor %}\"",
            "\"((\"",
            "\"javascript:alert(1)\"",
            "\"http://[::1\"",
            "\"-\"",
            "\"not-a-known-value\"",
            "\"" + LONG + "\"",
            "[]",
            "[null]",
            "[[]]",
            "[{}]",
            "{}",
            "{\"$gt\":\"\"}",
            "{\"a.b\":{\"$x\":1}}",
            nested("[", "]", 500),
            nested("{\"a\":", "}", 500));

    /** In the place of a whole body. */
    static Map<String, byte[]> bodies(JsonNode sample) {
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        for (String text : List.of(
                "",
                " ",
                "null",
                "[]",
                "{}",
                "{",
                "\"text\"",
                "17",
                "true",
                "[{}]",
                "{\"unknown\":1}",
                "{\"\":1}",
                "{\"$set\":{\"a\":1}}",
                "{\"__proto__\":{}}",
                "{\"id\":\"x\",\"version\":9,\"createdBy\":\"me\"}",
                "{\"a\":NaN}",
                "{'a':1}",
                "{\"a\":1}}",
                "{\"a\":\"\u0001\"}")) {
            bodies.put("body " + text, text.getBytes(StandardCharsets.UTF_8));
        }
        bodies.put("deep array", nested("[", "]", 20_000).getBytes(StandardCharsets.UTF_8));
        bodies.put("deep object", nested("{\"a\":", "}", 5_000).getBytes(StandardCharsets.UTF_8));
        bodies.put("not UTF-8", new byte[] {'{', '"', (byte) 0xC3, 0x28, '"', ':', '1', '}'});
        bodies.put("UTF-16", sample.toString().getBytes(StandardCharsets.UTF_16));
        bodies.put("byte order mark", ("\uFEFF" + sample).getBytes(StandardCharsets.UTF_8));
        bodies.put("zeroes", new byte[64]);
        bodies.put("two documents", (sample + " " + sample).getBytes(StandardCharsets.UTF_8));
        return bodies;
    }

    static byte[] huge() {
        return ("{\"name\":\"" + "x".repeat(1_200_000) + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    private Malformed() {}

    private static String nested(String open, String close, int depth) {
        return open.repeat(depth) + "1" + close.repeat(depth);
    }

    /**
     * The sample with one field missing or replaced.
     *
     * @param most how many, chosen by lot
     */
    static Map<String, String> mutations(JsonNode sample, int most, Random random) {
        List<List<Object>> places = new ArrayList<>();
        collect(sample, List.of(), places);
        Map<String, String> mutations = new LinkedHashMap<>();
        if (places.isEmpty()) {
            return mutations;
        }
        int all = places.size() * (JSON_VALUES.size() + 1);
        for (int i = 0; i < Math.min(most, all); i++) {
            int choice = most >= all ? i : random.nextInt(all);
            List<Object> place = places.get(choice % places.size());
            int value = choice / places.size();
            String replacement = value == JSON_VALUES.size() ? null : JSON_VALUES.get(value);
            String label = place + " = " + (replacement == null ? "missing" : shortened(replacement));
            mutations.put(label, replaced(sample, place, replacement));
        }
        return mutations;
    }

    static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "… (" + text.length() + ")" : text;
    }

    private static void collect(JsonNode node, List<Object> path, List<List<Object>> places) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                List<Object> place = plus(path, field.getKey());
                places.add(place);
                collect(field.getValue(), place, places);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                List<Object> place = plus(path, i);
                places.add(place);
                collect(array.get(i), place, places);
            }
        }
    }

    private static List<Object> plus(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return List.copyOf(longer);
    }

    /** Puts a marker where the value belongs and writes the value as it is: some cannot be held by a tree. */
    private static String replaced(
            JsonNode sample, List<Object> place, @org.jspecify.annotations.Nullable String value) {
        JsonNode copy = sample.deepCopy();
        JsonNode parent = copy;
        for (Object step : place.subList(0, place.size() - 1)) {
            parent = step instanceof Integer index ? parent.get(index) : parent.get((String) step);
        }
        Object last = place.getLast();
        String marker = "marker-0b7f";
        if (parent instanceof ObjectNode object) {
            if (value == null) {
                object.remove(Set.of((String) last));
            } else {
                object.put((String) last, marker);
            }
        } else if (parent instanceof ArrayNode array) {
            if (value == null) {
                array.remove((Integer) last);
            } else {
                array.set((Integer) last, marker);
            }
        }
        String text = Api.JSON.writeValueAsString(copy);
        return value == null ? text : text.replace("\"" + marker + "\"", value);
    }
}
