package io.klientela.automation.run;

import io.klientela.automation.event.EventKinds;
import io.klientela.automation.event.Occurrence;
import io.klientela.automation.rule.ActiveRule;
import io.klientela.automation.rule.Rules;
import io.klientela.platform.consume.Reaction;
import io.klientela.platform.consume.Received;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Shows each event to the rules that follow its type. */
@Component
class RuleReaction implements Reaction {
    private final Rules rules;
    private final Decisions decisions;
    private final EventKinds kinds;

    RuleReaction(Rules rules, Decisions decisions, EventKinds kinds) {
        this.rules = rules;
        this.decisions = decisions;
        this.kinds = kinds;
    }

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public Set<String> topics() {
        return kinds.topics();
    }

    /** A rule does not act on what happened before it was made. */
    @Override
    public void take(Received event) {
        if (event.isTombstone()) {
            return;
        }
        List<ActiveRule> following = rules.on(event.type(), event.time()).stream()
                .filter(rule -> !event.time().isBefore(rule.state().createdAt()))
                .toList();
        if (!following.isEmpty()) {
            Occurrence what = Occurrence.of(event);
            following.forEach(rule -> decisions.decide(rule, what));
        }
    }
}
