package io.klientela.automation.rule;

import io.klientela.events.Topics;
import io.klientela.events.automation.RuleEvent;
import io.klientela.events.automation.RuleState;
import io.klientela.platform.Json;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** When something happens and a condition holds, steps are taken. */
final class Rule extends Aggregate<RuleState> {
    static final AggregateType<Rule, RuleState> TYPE = AggregateType.of(
                    "rule", "rules", Topics.RULES, RuleState.class, Rule::new)
            .searchedBy(state -> Arrays.asList(
                    state.name(), state.description(), state.trigger().eventType()))
            .indexed("name", "createdAt", "updatedAt");

    private Rule(String id) {
        super(id);
    }

    Rule(RuleState state, long version) {
        super(state, version);
    }

    /** @param shipped whether it comes with Klientela */
    static Rule create(String id, RuleInput input, boolean shipped, Stamp stamp) {
        Rule rule = new Rule(id);
        rule.record(new RuleEvent.Created(state(id, input, true, shipped, stamp.at(), stamp.by(), stamp)));
        return rule;
    }

    void edit(RuleInput input, Stamp stamp) {
        RuleState before = state();
        RuleState after =
                state(id(), input, before.active(), before.shipped(), before.createdAt(), before.createdBy(), stamp);
        var changes = Json.changes(before, after);
        if (!changes.isEmpty()) {
            record(new RuleEvent.Updated(after, changes));
        }
    }

    void delete() {
        recordDeletion(new RuleEvent.Deleted(state()));
    }

    private static RuleState state(
            String id,
            RuleInput input,
            boolean activeByDefault,
            boolean shipped,
            Instant createdAt,
            String createdBy,
            Stamp stamp) {
        return new RuleState(
                id,
                input.name().strip(),
                input.description(),
                input.active() == null ? activeByDefault : input.active(),
                input.trigger(),
                Objects.requireNonNullElse(input.condition(), "").strip(),
                List.copyOf(input.actions()),
                shipped,
                createdAt,
                createdBy,
                stamp.at());
    }
}
