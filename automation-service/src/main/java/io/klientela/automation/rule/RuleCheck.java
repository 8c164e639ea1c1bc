package io.klientela.automation.rule;

import io.klientela.automation.action.Actions;
import io.klientela.automation.event.EventKind;
import io.klientela.automation.event.EventKinds;
import io.klientela.automation.event.Insight;
import io.klientela.events.automation.ActionKind;
import io.klientela.events.automation.RuleTrigger;
import io.klientela.events.automation.TriggerKind;
import io.klientela.platform.query.Expression;
import io.klientela.platform.query.InvalidFilter;
import io.klientela.platform.query.Shape;
import io.klientela.platform.web.Problem;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.stereotype.Component;

/** Refuses rules that could not work. */
@Component
public class RuleCheck {
    private final EventKinds kinds;
    private final Actions actions;
    private final Insight insight;

    RuleCheck(EventKinds kinds, Actions actions, Insight insight) {
        this.insight = insight;
        this.kinds = kinds;
        this.actions = actions;
    }

    /** @throws Problem 400 that points at the column of a bad condition, 422 that names any other field */
    public void check(RuleInput rule) {
        EventKind kind = kind(rule.trigger());
        insight.requireAll(kind == null ? List.of() : List.of(kind));
        rule.actions().forEach(action -> requireRight(action.kind(), kind));
        String condition = rule.condition();
        if (condition != null && !condition.isBlank()) {
            try {
                Expression.compile(condition.strip(), variables(kind));
            } catch (InvalidFilter e) {
                throw Problem.badRequest("The condition is not valid. Correct it at line %d, column %d."
                                .formatted(e.line(), e.column()))
                        .field("condition", "%d:%d: %s".formatted(e.line(), e.column(), e.getMessage()));
            }
        }
        for (int i = 0; i < rule.actions().size(); i++) {
            actions.check(rule.actions().get(i), "actions[%d]".formatted(i), kind);
        }
    }

    /** What a rule does, whoever writes it must be allowed to do. */
    private void requireRight(ActionKind action, @Nullable EventKind on) {
        switch (action) {
            case ASSIGN, SET_FIELD, ADD_TAG -> {
                if (on != null) {
                    insight.requireAction(on.resource(), "update");
                }
            }
            case CREATE_TASK -> insight.requireAction("activity", "create");
            case SEND_MAIL -> insight.requireAction("mail", "create");
            case CALL_WEBHOOK -> insight.requireAction("webhook", "create");
            case NOTIFY -> {
                // Whoever writes rules may tell colleagues of them.
            }
        }
    }

    /** What a condition may speak of. @param kind null for a schedule */
    static Map<String, Shape> variables(@Nullable EventKind kind) {
        return kind == null ? EventKind.SCHEDULE_VARIABLES : kind.variables();
    }

    private @Nullable EventKind kind(RuleTrigger trigger) {
        if (trigger.kind() == null) {
            throw invalid("trigger.kind", "is event or schedule");
        } else if (trigger.kind() == TriggerKind.SCHEDULE) {
            checkSchedule(trigger);
            return null;
        }
        String type = trigger.eventType();
        if (type == null || type.isBlank()) {
            throw invalid("trigger.eventType", "is missing");
        }
        return kinds.find(type)
                .orElseThrow(() -> invalid(
                        "trigger.eventType", "there is no event %s; see /api/v1/rules/event-types".formatted(type)));
    }

    private static void checkSchedule(RuleTrigger trigger) {
        String cron = trigger.cron();
        if (cron == null || cron.isBlank()) {
            throw invalid("trigger.cron", "is missing");
        }
        try {
            CronExpression.parse(cron);
        } catch (IllegalArgumentException e) {
            throw invalid(
                    "trigger.cron",
                    "is not a schedule: %s. Write six fields from seconds, e.g. 0 0 8 * * MON"
                            .formatted(e.getMessage()));
        }
        String zone = trigger.timeZone();
        try {
            if (zone != null) {
                ZoneId.of(zone);
            }
        } catch (DateTimeException e) {
            throw invalid("trigger.timeZone", "is not a time zone; write e.g. Europe/Warsaw");
        }
    }

    private static Problem invalid(String field, String message) {
        return Problem.unprocessable("Please correct what is named below.").field(field, message);
    }
}
