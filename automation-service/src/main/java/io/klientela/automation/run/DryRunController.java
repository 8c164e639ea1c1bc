package io.klientela.automation.run;

import io.klientela.automation.action.Actions;
import io.klientela.automation.action.Settings;
import io.klientela.automation.action.Step;
import io.klientela.automation.event.EventKind;
import io.klientela.automation.event.EventKinds;
import io.klientela.automation.event.Occurrence;
import io.klientela.automation.rule.ActiveRule;
import io.klientela.automation.rule.RuleCheck;
import io.klientela.automation.rule.RuleInput;
import io.klientela.automation.rule.Rules;
import io.klientela.events.automation.RuleAction;
import io.klientela.events.automation.RuleState;
import io.klientela.events.automation.TriggerKind;
import io.klientela.platform.security.Access;
import io.klientela.platform.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Tells what a rule would have done with what happened; it does nothing. */
@RestController
@RequestMapping("/api/v1/rules")
class DryRunController {
    private static final Duration USUAL = Duration.ofDays(7);
    private static final int MOST = 10_000;
    private static final int USUAL_LIMIT = 1_000;
    private static final int SAMPLES = 20;
    private static final int REFUSED_SAMPLES = 5;

    private final RuleCheck check;
    private final Rules rules;
    private final EventKinds kinds;
    private final Actions actions;
    private final PastEvents past;
    private final Access access;
    private final Clock clock;

    DryRunController(
            RuleCheck check,
            Rules rules,
            EventKinds kinds,
            Actions actions,
            PastEvents past,
            Access access,
            Clock clock) {
        this.check = check;
        this.rules = rules;
        this.kinds = kinds;
        this.actions = actions;
        this.past = past;
        this.access = access;
        this.clock = clock;
    }

    /** @param since seven days ago where not given. @param limit of the events to look at; 1,000 where not given */
    record DryRun(
            @NotNull @Valid RuleInput rule,
            @Nullable Instant since,
            @Nullable @Min(1) @Max(MOST) Integer limit) {}

    /**
     * @param decision {@code acts}, or why the rule does not
     * @param actions what it would do, in words
     */
    record Sample(JsonNode event, JsonNode record, String decision, List<String> actions) {}

    /** @param looked how many events were looked at. @param matched for how many of them the rule would act */
    record Outcome(int looked, int matched, List<Sample> samples) {}

    @Operation(
            summary = "What would this rule have done?",
            description =
                    "Reads past events from their topic and evaluates the rule on each; nothing is done or stored. "
                            + "Samples hold up to 20 events for which it would act and 5 for which it would not.")
    @PostMapping("/dry-run")
    Outcome dryRun(@Valid @RequestBody DryRun request) {
        access.require("rule", "create");
        check.check(request.rule());
        if (request.rule().trigger().kind() != TriggerKind.EVENT) {
            throw Problem.unprocessable("A schedule has no past events to try.")
                    .field("rule.trigger.kind", "is not event");
        }
        ActiveRule rule = rules.compile(state(request.rule()));
        EventKind kind =
                kinds.find(String.valueOf(rule.state().trigger().eventType())).orElseThrow();
        Instant since = Objects.requireNonNullElseGet(
                request.since(), () -> clock.instant().minus(USUAL));
        Tally tally = new Tally(rule, Objects.requireNonNullElse(request.limit(), USUAL_LIMIT));
        past.since(kind, since, tally::take);
        return tally.outcome();
    }

    private RuleState state(RuleInput input) {
        return new RuleState(
                "dry-run",
                input.name(),
                input.description(),
                true,
                input.trigger(),
                Objects.requireNonNullElse(input.condition(), "").strip(),
                input.actions(),
                false,
                Instant.EPOCH,
                "",
                Instant.EPOCH);
    }

    private final class Tally {
        private final ActiveRule rule;
        private final int limit;
        private final List<Sample> acting = new ArrayList<>();
        private final List<Sample> refused = new ArrayList<>();
        private int looked;
        private int matched;

        Tally(ActiveRule rule, int limit) {
            this.rule = rule;
            this.limit = limit;
        }

        boolean take(Occurrence what) {
            looked++;
            String refusal = rule.refusal(what, clock.instant());
            if (refusal == null) {
                matched++;
                if (acting.size() < SAMPLES) {
                    acting.add(sample(what, "acts", plans(what)));
                }
            } else if (refused.size() < REFUSED_SAMPLES) {
                refused.add(sample(what, refusal, List.of()));
            }
            return looked < limit;
        }

        private List<String> plans(Occurrence what) {
            List<String> plans = new ArrayList<>();
            for (RuleAction action : rule.state().actions()) {
                Settings settings = new Settings(action.settings(), "settings");
                plans.add(actions.plan(
                        action.kind(),
                        new Step("dry-run", "dry-run", rule.state().name(), settings, what)));
            }
            return plans;
        }

        private static Sample sample(Occurrence what, String decision, List<String> plans) {
            return new Sample(what.variables().getOrDefault("event", what.data()), what.state(), decision, plans);
        }

        Outcome outcome() {
            List<Sample> samples = new ArrayList<>(acting);
            samples.addAll(refused);
            return new Outcome(looked, matched, samples);
        }
    }
}
