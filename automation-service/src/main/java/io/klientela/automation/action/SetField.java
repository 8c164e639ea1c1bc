package io.klientela.automation.action;

import io.klientela.automation.event.EventKind;
import io.klientela.events.automation.ActionKind;
import io.klientela.platform.Json;
import io.klientela.platform.client.ApiClient;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Gives a field of the record another value. */
@Component
class SetField implements Action {
    private static final Set<String> OURS = Set.of("id", "createdAt", "createdBy", "updatedAt");

    private final ApiClient api;

    SetField(ApiClient api) {
        this.api = api;
    }

    @Override
    public ActionKind kind() {
        return ActionKind.SET_FIELD;
    }

    @Override
    public void check(Settings settings, @Nullable EventKind on) {
        settings.allow("field", "value");
        String field = settings.required("field");
        if (on == null) {
            throw settings.invalid("field", "a schedule has no record");
        }
        Set<String> known = on.fields().stream()
                .map(EventKind.RecordField::name)
                .filter(name -> !OURS.contains(name))
                .collect(Collectors.toSet());
        if (!known.contains(field)) {
            throw settings.invalid("field", "a %s has no field %s that can be set".formatted(on.resource(), field));
        }
        if (settings.value("value") instanceof String) {
            settings.requireTemplate("value");
        }
    }

    @Override
    public String plan(Step step) {
        return "set %s to %s".formatted(step.settings().required("field"), value(step));
    }

    @Override
    public String perform(Step step) {
        String field = step.settings().required("field");
        JsonNode wanted = value(step);
        boolean[] changed = {false};
        api.patchLatest(step.path(), present -> {
            changed[0] = !present.path(field).equals(wanted) && !(wanted.isNull() && !present.has(field));
            return changed[0] ? patch(field, wanted) : null;
        });
        return changed[0] ? "set %s to %s".formatted(field, wanted) : "%s is %s already".formatted(field, wanted);
    }

    private static Map<String, @Nullable Object> patch(String field, JsonNode value) {
        Map<String, @Nullable Object> patch = new HashMap<>();
        patch.put(field, value);
        return patch;
    }

    private static JsonNode value(Step step) {
        Object value = step.settings().value("value");
        return Json.mapper().valueToTree(value instanceof String ? step.filled("value") : value);
    }
}
