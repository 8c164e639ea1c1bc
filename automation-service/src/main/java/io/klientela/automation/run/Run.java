package io.klientela.automation.run;

import io.klientela.automation.event.EventKind;
import io.klientela.automation.event.Occurrence;
import io.klientela.events.Topics;
import io.klientela.events.automation.RuleState;
import io.klientela.events.automation.RunEvent;
import io.klientela.events.automation.RunState;
import io.klientela.events.automation.RunStatus;
import io.klientela.events.automation.RunStep;
import io.klientela.platform.aggregate.Aggregate;
import io.klientela.platform.aggregate.AggregateType;
import io.klientela.platform.aggregate.Stamp;
import io.klientela.platform.web.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One time that a rule acts: what was decided, and how far each of its steps has come. */
final class Run extends Aggregate<RunState> {
    private static final int LONGEST_ANSWER = 1_000;

    static final AggregateType<Run, RunState> TYPE = AggregateType.of(
                    "run", "runs", Topics.RUNS, RunState.class, Run::new)
            .searchedBy(state -> Arrays.asList(state.name(), state.recordName()))
            .indexed("ruleId", "recordId", "status", "createdAt", "name", "eventType");

    private Run(String id) {
        super(id);
    }

    Run(RunState state, long version) {
        super(state, version);
    }

    static Run begin(RunState decided) {
        Run run = new Run(decided.id());
        run.record(new RunEvent.Created(decided));
        return run;
    }

    /**
     * What a rule decides about something that happened.
     *
     * @param status {@code running} where it acts
     * @param reason why it does not act; null where it does
     */
    static RunState decision(
            String id,
            RuleState rule,
            Occurrence what,
            @Nullable EventKind kind,
            int depth,
            RunStatus status,
            @Nullable String reason,
            Stamp stamp) {
        String resource = kind == null ? null : kind.resource();
        boolean acts = status == RunStatus.RUNNING;
        return new RunState(
                id,
                rule.name(),
                rule.id(),
                status,
                what.isSchedule() ? null : what.id(),
                what.type(),
                resource,
                what.recordId(),
                what.text("name"),
                "contact".equals(resource) ? what.recordId() : what.text("contactId"),
                "company".equals(resource) ? what.recordId() : what.text("companyId"),
                acts
                        ? rule.actions().stream()
                                .map(action -> new RunStep(action.kind(), RunStatus.RUNNING, 0, null, null))
                                .toList()
                        : List.of(),
                depth,
                reason,
                acts ? null : stamp.at(),
                stamp.at(),
                stamp.by(),
                stamp.at());
    }

    /** Notes an attempt of a step that is not finished yet; the last one finishes the run. */
    void tried(int step, RunStatus status, int attempts, String answer, Stamp stamp) {
        RunStep before = state().steps().get(step);
        if (before.status() != RunStatus.RUNNING) {
            return;
        }
        String told = answer.length() <= LONGEST_ANSWER ? answer : answer.substring(0, LONGEST_ANSWER) + "…";
        List<RunStep> steps = new ArrayList<>(state().steps());
        steps.set(step, new RunStep(before.kind(), status, attempts, told, stamp.at()));
        if (steps.stream().anyMatch(some -> some.status() == RunStatus.RUNNING)) {
            record(new RunEvent.Progressed(with(RunStatus.RUNNING, steps, null, stamp)));
            return;
        }
        String problem = steps.stream()
                .filter(some -> some.status() == RunStatus.FAILED)
                .map(some -> String.valueOf(some.answer()))
                .collect(Collectors.joining("; "));
        record(
                problem.isEmpty()
                        ? new RunEvent.Succeeded(with(RunStatus.SUCCEEDED, steps, stamp.at(), stamp))
                        : new RunEvent.Failed(with(RunStatus.FAILED, steps, stamp.at(), stamp), problem));
    }

    /** Makes its failed steps be tried again. */
    void retry(Stamp stamp) {
        if (state().status() != RunStatus.FAILED) {
            throw Problem.conflict("Only a run that failed can be tried again.");
        }
        List<RunStep> steps = state().steps().stream()
                .map(step -> step.status() == RunStatus.FAILED
                        ? new RunStep(step.kind(), RunStatus.RUNNING, 0, step.answer(), step.at())
                        : step)
                .toList();
        record(new RunEvent.Retried(with(RunStatus.RUNNING, steps, null, stamp)));
    }

    private RunState with(RunStatus status, List<RunStep> steps, @Nullable Instant finishedAt, Stamp stamp) {
        RunState before = state();
        return new RunState(
                before.id(),
                before.name(),
                before.ruleId(),
                status,
                before.eventId(),
                before.eventType(),
                before.recordType(),
                before.recordId(),
                before.recordName(),
                before.contactId(),
                before.companyId(),
                List.copyOf(steps),
                before.depth(),
                before.reason(),
                finishedAt,
                before.createdAt(),
                before.createdBy(),
                stamp.at());
    }
}
