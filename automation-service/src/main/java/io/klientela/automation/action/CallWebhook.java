package io.klientela.automation.action;

import io.klientela.automation.event.EventKind;
import io.klientela.automation.outbound.Outbound;
import io.klientela.automation.outbound.Reply;
import io.klientela.events.automation.ActionKind;
import io.klientela.platform.Json;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Posts what happened to a URL of another system. */
@Component
class CallWebhook implements Action {
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    private final Outbound outbound;

    CallWebhook(Outbound outbound) {
        this.outbound = outbound;
    }

    @Override
    public ActionKind kind() {
        return ActionKind.CALL_WEBHOOK;
    }

    @Override
    public void check(Settings settings, @Nullable EventKind on) {
        settings.allow("url");
        outbound.check(settings.required("url"), settings.place() + ".url");
    }

    @Override
    public String plan(Step step) {
        return "call " + step.settings().required("url");
    }

    @Override
    public String perform(Step step) {
        String body = Json.mapper()
                .writeValueAsString(Map.of(
                        "rule", Map.of("id", step.ruleId(), "name", step.ruleName()),
                        "event", step.what().variables().get("event"),
                        "record", step.what().state(),
                        "changes", step.what().variables().get("changes")));
        Reply reply = outbound.post(step.settings().required("url"), body, Map.of("webhook-id", step.key()));
        if (reply.isSuccess()) {
            return reply.words();
        }
        Integer status = reply.status();
        if (reply.forbidden() || (status != null && status < 500 && !PASSING.contains(status))) {
            throw new StepRefused("The URL " + reply.words() + ".");
        }
        throw new StepLater("The URL " + reply.words() + ".");
    }
}
