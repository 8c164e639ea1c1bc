package io.klientela.automation.action;

import io.klientela.automation.event.EventKind;
import io.klientela.events.automation.ActionKind;
import io.klientela.events.automation.RuleAction;
import io.klientela.platform.audit.Via;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everything that rules can do, by its kind. */
@Component
public class Actions {
    private final Map<ActionKind, Action> byKind = new EnumMap<>(ActionKind.class);

    Actions(List<Action> actions) {
        actions.forEach(action -> byKind.put(action.kind(), action));
    }

    /** @throws io.klientela.platform.web.Problem 422 that names the setting */
    public void check(RuleAction action, String place, @Nullable EventKind on) {
        of(action.kind()).check(new Settings(action.settings(), place + ".settings"), on);
    }

    public String plan(ActionKind kind, Step step) {
        try {
            return of(kind).plan(step);
        } catch (StepSkipped | StepRefused e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** As {@link Action#perform}. */
    public String perform(ActionKind kind, Step step) {
        return new Via("rule", step.ruleId(), step.ruleName()).during(() -> of(kind).perform(step));
    }

    private Action of(ActionKind kind) {
        return Objects.requireNonNull(byKind.get(kind), () -> "no action " + kind);
    }
}
