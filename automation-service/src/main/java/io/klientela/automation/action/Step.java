package io.klientela.automation.action;

import io.klientela.automation.event.Occurrence;
import io.klientela.automation.event.RecordPaths;
import io.klientela.platform.Json;
import io.klientela.platform.text.InvalidTemplate;
import io.klientela.platform.text.Liquid;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An action at work on something that happened.
 *
 * @param key the same in every attempt of the same effect
 */
public record Step(String key, String ruleId, String ruleName, Settings settings, Occurrence what) {

    /** A setting, filled in; null where it is not given. @throws StepRefused where it cannot be filled in */
    @Nullable
    String filled(String setting) {
        String template = settings.text(setting);
        if (template == null || !template.contains("{")) {
            return template;
        }
        try {
            return Liquid.text(template).render(values());
        } catch (InvalidTemplate e) {
            throw new StepRefused("The %s cannot be filled in: %s".formatted(setting, e.getMessage()));
        }
    }

    String requireFilled(String setting) {
        String filled = filled(setting);
        if (filled == null || filled.isBlank()) {
            throw new StepSkipped("The %s is empty for this record.".formatted(setting));
        }
        return filled.strip();
    }

    private Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        what.variables().forEach((name, node) -> {
            Object value = Json.mapper().treeToValue(node, Object.class);
            if (value != null) {
                values.put(name, value);
            }
        });
        return values;
    }

    /** The record's path in the API. @throws StepSkipped where there is none */
    String path() {
        String path = what.isSchedule() ? null : RecordPaths.of(what.type(), what.recordId());
        if (path == null) {
            throw new StepSkipped("There is no record to act on.");
        }
        return path;
    }

    /** What it happened to, e.g. {@code deal}; empty for a schedule. */
    String resource() {
        if (what.isSchedule()) {
            return "";
        }
        String topic = io.klientela.events.EventTypes.topicOf(what.type());
        return topic.substring(topic.lastIndexOf('.') + 1);
    }

    /** The contact that the record is, or is about; null where there is none. */
    @Nullable
    String contactId() {
        if (resource().equals("contact")) {
            return what.recordId();
        }
        String contact = what.text("contactId");
        if (contact != null) {
            return contact;
        }
        String first = what.state().path("contacts").path(0).path("contactId").asString("");
        return first.isEmpty() ? null : first;
    }
}
