package io.klientela.chaos;

import io.klientela.processes.Api;
import java.util.LinkedHashMap;
import java.util.Map;

/** A new record of each kind, so that what is behind an id is reached too. */
final class Samples {
    private static final Map<String, String> BODIES = new LinkedHashMap<>();

    static {
        BODIES.put("companies", "{\"name\":\"Sample\"}");
        BODIES.put("contacts", "{\"lastName\":\"Sample\"}");
        BODIES.put("leads", "{\"lastName\":\"Sample\",\"companyName\":\"Sample\"}");
        BODIES.put("activities", "{\"kind\":\"note\",\"name\":\"Sample\"}");
        BODIES.put("deals", "{\"name\":\"Sample\"}");
        BODIES.put("products", "{\"name\":\"Sample\",\"sku\":\"S%d\"}");
        BODIES.put("tickets", "{\"name\":\"Sample\",\"text\":\"Sample\",\"contactEmail\":\"sample@example.com\"}");
        BODIES.put(
                "templates",
                "{\"name\":\"Sample\",\"format\":\"html\",\"subject\":\"Sample\",\"body\":\"<p>Sample</p>\"}");
        BODIES.put("segments", "{\"name\":\"Sample\",\"filter\":\"city == \\\"Nowhere\\\"\"}");
        BODIES.put("forms", """
                {"name":"Sample","fields":[{"key":"email","label":"E-mail","kind":"email","required":true}]}""");
        BODIES.put("answers", "{\"name\":\"Sample\",\"body\":\"Sample\"}");
    }

    private Samples() {}

    /** @return ids by their place in the API */
    static Map<String, String> of(Api api) {
        Map<String, String> ids = new LinkedHashMap<>();
        BODIES.forEach((root, body) -> {
            String unique = body.replace("%d", Long.toString(System.nanoTime()));
            ids.put(root, api.post("/api/v1/" + root, unique).get("id").asString());
        });
        return ids;
    }
}
