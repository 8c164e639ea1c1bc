package io.klientela.automation.rule;

import io.klientela.automation.event.Occurrence;
import io.klientela.events.automation.RuleState;
import io.klientela.platform.query.Expression;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A rule that is ready to decide. @param condition null where it always holds */
public record ActiveRule(RuleState state, @Nullable Expression condition) {

    /** Why the rule does not act, in words; null where its condition holds. */
    public @Nullable String refusal(Occurrence what, Instant now) {
        try {
            return condition == null || condition.test(what.variables(), now) ? null : "The condition does not hold.";
        } catch (Expression.NotEvaluated e) {
            return "The condition cannot be told: " + e.getMessage();
        }
    }
}
