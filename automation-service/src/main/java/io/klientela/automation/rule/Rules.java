package io.klientela.automation.rule;

import com.mongodb.client.model.Filters;
import io.klientela.automation.event.EventKind;
import io.klientela.automation.event.EventKinds;
import io.klientela.events.automation.RuleState;
import io.klientela.events.automation.TriggerKind;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.query.Expression;
import io.klientela.platform.query.InvalidFilter;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The active rules, compiled. */
@Component
public class Rules {
    private static final Logger log = LoggerFactory.getLogger(Rules.class);

    private final Aggregates<Rule, RuleState> rules;
    private final EventKinds kinds;
    private final Map<String, ActiveRule> compiled = new ConcurrentHashMap<>();
    private final Clock clock;
    private List<ActiveRule> active = List.of();
    private Instant readAt = Instant.MIN;

    Rules(Aggregates<Rule, RuleState> rules, EventKinds kinds, Clock clock) {
        this.rules = rules;
        this.kinds = kinds;
        this.clock = clock;
    }

    /**
     * Those for a type of event, with every change that came before the event. While many events wait, one look serves
     * all of them.
     */
    public List<ActiveRule> on(String eventType, Instant time) {
        return activeAt(time).stream()
                .filter(rule -> eventType.equals(rule.state().trigger().eventType()))
                .toList();
    }

    public List<ActiveRule> scheduled() {
        return activeAt(clock.instant()).stream()
                .filter(rule -> rule.state().trigger().kind() == TriggerKind.SCHEDULE)
                .toList();
    }

    /** A rule, also one that is not active any more; empty where it was deleted. */
    public Optional<RuleState> find(String id) {
        return rules.find(id).map(Rule::state);
    }

    /** A rule that is not stored. @throws InvalidFilter where its condition is none */
    public ActiveRule compile(RuleState state) {
        @Nullable
        EventKind kind = Optional.ofNullable(state.trigger().eventType())
                .flatMap(kinds::find)
                .orElse(null);
        return new ActiveRule(
                state,
                state.condition().isEmpty() ? null : Expression.compile(state.condition(), RuleCheck.variables(kind)));
    }

    /** As they were at this time or later. */
    private synchronized List<ActiveRule> activeAt(Instant time) {
        if (!readAt.isAfter(time)) {
            Instant now = clock.instant();
            active = read();
            readAt = now;
        }
        return active;
    }

    private List<ActiveRule> read() {
        List<ActiveRule> read = new ArrayList<>();
        for (Rule rule : rules.findAll(Filters.eq("state.active", true))) {
            try {
                String key = rule.id() + "/" + rule.version();
                read.add(compiled.computeIfAbsent(key, fresh -> compile(rule.state())));
            } catch (InvalidFilter e) {
                log.warn("The rule {} cannot be used: its condition: {}", rule.id(), e.getMessage());
            }
        }
        if (compiled.size() > 2 * read.size() + 100) {
            compiled.clear();
        }
        return List.copyOf(read);
    }
}
