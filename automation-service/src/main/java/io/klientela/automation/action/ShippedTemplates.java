package io.klientela.automation.action;

import io.klientela.platform.client.ApiClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The templates of shipped rules, made when one is first needed, so that marketing-service may start at any time. They are
 * found by their name: whoever renames one and keeps the rule gets a new one.
 */
@Component
class ShippedTemplates {
    private static final String PREFIX = "shipped:";
    private static final Map<String, Object> WELCOME =
            Map.of("name", "Welcome, new customer", "format", "html", "subject", """
            {% if contact.language == "pl" %}Witamy{% else %}Welcome{% endif %}\
            {% if contact.firstName %}, {{ contact.firstName }}{% endif %}!""", "body", """
            {% if contact.language == "pl" %}
            <p>Dzień dobry,</p>
            <p>dziękujemy za zaufanie. Cieszymy się, że są Państwo naszym klientem.</p>
            <p>W razie pytań wystarczy odpowiedzieć na tę wiadomość: przeczytają ją osoby, które pomogą.</p>
            <p>Z wyrazami szacunku</p>
            {% else %}
            <p>Hello{% if contact.firstName %} {{ contact.firstName }}{% endif %},</p>
            <p>thank you for your trust. We are glad to have you as our customer.</p>
            <p>If anything is unclear, simply answer this mail: it reaches people who can help.</p>
            <p>Best regards</p>
            {% endif %}
            """);
    private static final Map<String, Map<String, Object>> SHIPPED = Map.of("welcome", WELCOME);

    private final ApiClient api;
    private final Map<String, String> found = new ConcurrentHashMap<>();

    ShippedTemplates(ApiClient api) {
        this.api = api;
    }

    /** The id of the template: the given one, or that of {@code shipped:<key>}. */
    String resolve(String templateId) {
        if (!templateId.startsWith(PREFIX)) {
            return templateId;
        }
        String key = templateId.substring(PREFIX.length());
        Map<String, Object> template = SHIPPED.get(key);
        if (template == null) {
            throw new StepRefused("There is no shipped template \"%s\".".formatted(key));
        }
        String known = found.get(key);
        return known != null && exists(known) ? known : findOrCreate(key, template);
    }

    private boolean exists(String id) {
        return !find("id == \"%s\"".formatted(id)).isMissingNode();
    }

    private JsonNode find(String filter) {
        return api.get("/templates?limit=1&filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8))
                .body()
                .path("items")
                .path(0);
    }

    private String findOrCreate(String key, Map<String, Object> template) {
        JsonNode present = find("name == \"%s\"".formatted(template.get("name")));
        String id = present.isMissingNode()
                ? api.post("/templates", template, "automation/template/" + key).text("id")
                : present.path("id").asString();
        found.put(key, id);
        return id;
    }
}
