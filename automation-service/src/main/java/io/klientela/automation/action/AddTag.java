package io.klientela.automation.action;

import io.klientela.automation.event.EventKind;
import io.klientela.events.automation.ActionKind;
import io.klientela.platform.client.ApiClient;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds a tag to the record. */
@Component
class AddTag implements Action {
    private final ApiClient api;

    AddTag(ApiClient api) {
        this.api = api;
    }

    @Override
    public ActionKind kind() {
        return ActionKind.ADD_TAG;
    }

    @Override
    public void check(Settings settings, @Nullable EventKind on) {
        settings.allow("tag");
        settings.required("tag");
        settings.requireTemplate("tag");
        if (on == null || on.fields().stream().noneMatch(field -> field.name().equals("tags"))) {
            throw settings.invalid("tag", "what this rule acts on has no tags");
        }
    }

    @Override
    public String plan(Step step) {
        return "add the tag " + step.requireFilled("tag");
    }

    @Override
    public String perform(Step step) {
        String tag = step.requireFilled("tag");
        api.patchLatest(step.path(), present -> {
            Set<String> tags = new LinkedHashSet<>();
            present.path("tags").forEach(known -> tags.add(known.asString()));
            return tags.add(tag) ? Map.of("tags", tags) : null;
        });
        return "tagged " + tag;
    }
}
