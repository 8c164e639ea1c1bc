package io.klientela.automation.run;

import io.klientela.automation.action.Actions;
import io.klientela.automation.action.Settings;
import io.klientela.automation.action.Step;
import io.klientela.automation.action.StepRefused;
import io.klientela.automation.action.StepSkipped;
import io.klientela.automation.rule.Rules;
import io.klientela.events.automation.RuleAction;
import io.klientela.events.automation.RuleState;
import io.klientela.events.automation.RunState;
import io.klientela.events.automation.RunStatus;
import io.klientela.platform.Trace;
import io.klientela.platform.aggregate.Aggregates;
import io.klientela.platform.aggregate.Stamps;
import io.klientela.platform.client.ApiRefused;
import io.klientela.platform.security.Actor;
import io.klientela.platform.security.CurrentActor;
import io.klientela.platform.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Carries out runs: several at a time, each step until it succeeds or fails for good, also after a restart. */
@Component
class RunWorker implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RunWorker.class);
    private static final Duration BEAT = Duration.ofMillis(500);
    private static final int MOST_AT_A_TIME = 16;
    /** Attempts that fail in passing are told of in the run up to this one, and then now and then. */
    private static final int TOLD = 5;
    /** How long a decision may be on its way to its run. */
    private static final Duration ORPHAN = Duration.ofMinutes(10);

    private final WorkList work;
    private final Aggregates<Run, RunState> runs;
    private final Rules rules;
    private final Actions actions;
    private final Stamps stamps;
    private final Clock clock;
    private final RunSettings settings;
    private final Semaphore places = new Semaphore(MOST_AT_A_TIME);
    private volatile boolean running;
    private @Nullable Thread thread;

    RunWorker(
            WorkList work,
            Aggregates<Run, RunState> runs,
            Rules rules,
            Actions actions,
            Stamps stamps,
            Clock clock,
            RunSettings settings) {
        this.work = work;
        this.runs = runs;
        this.rules = rules;
        this.actions = actions;
        this.stamps = stamps;
        this.clock = clock;
        this.settings = settings;
    }

    private void loop() {
        try {
            while (running) {
                places.acquire();
                Work taken = take();
                if (taken == null) {
                    places.release();
                    work.await(BEAT);
                } else {
                    Thread.ofVirtual().name("run-" + taken.id()).start(() -> carryOut(taken));
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Work take() {
        try {
            return work.take();
        } catch (RuntimeException e) {
            log.debug("no run can be taken: {}", e.toString());
            return null;
        }
    }

    private void carryOut(Work taken) {
        Trace.begin(taken.traceparent());
        try {
            CurrentActor.runAs(Actor.system("automation-service"), () -> advance(taken));
        } catch (RuntimeException e) {
            log.warn("the run {} waits: {}", taken.id(), e.toString());
        } finally {
            Trace.end();
            places.release();
        }
    }

    private void advance(Work taken) {
        Optional<Run> found = runs.find(taken.id());
        if (found.isEmpty()) {
            orphaned(taken);
            return;
        }
        RunState run = found.get().state();
        Optional<RuleState> rule = rules.find(run.ruleId());
        boolean finished = true;
        for (int i = 0; i < run.steps().size(); i++) {
            if (run.steps().get(i).status() == RunStatus.RUNNING) {
                work.hold(taken);
                finished &= attempt(taken, run, rule, i);
            }
        }
        if (finished) {
            work.done(taken);
        } else {
            work.again(taken, settings.retryAfter(taken.rounds() + 1));
        }
    }

    private void orphaned(Work taken) {
        if (taken.begunAt().isBefore(clock.instant().minus(ORPHAN))) {
            work.drop(taken);
        } else {
            work.again(taken, BEAT);
        }
    }

    /** Whether the step is finished, one way or the other. */
    private boolean attempt(Work taken, RunState run, Optional<RuleState> rule, int index) {
        int attempts = taken.rounds() + 1;
        List<RuleAction> planned = rule.map(RuleState::actions).orElse(List.of());
        RuleAction action = index < planned.size() ? planned.get(index) : null;
        if (action == null || action.kind() != run.steps().get(index).kind()) {
            note(run, index, RunStatus.FAILED, attempts, "The rule was changed or deleted before this step was taken.");
            return true;
        }
        try {
            String answer = actions.perform(action.kind(), step(taken, run, action, index));
            note(run, index, RunStatus.SUCCEEDED, attempts, answer);
        } catch (StepSkipped e) {
            note(run, index, RunStatus.SKIPPED, attempts, words(e));
        } catch (StepRefused | ApiRefused e) {
            note(run, index, RunStatus.FAILED, attempts, words(e));
        } catch (Problem e) {
            if (!e.status().is5xxServerError()) {
                note(run, index, RunStatus.FAILED, attempts, words(e));
                return true;
            }
            return later(taken, run, index, attempts, e);
        } catch (RuntimeException e) {
            return later(taken, run, index, attempts, e);
        }
        return true;
    }

    private boolean later(Work taken, RunState run, int index, int attempts, RuntimeException e) {
        if (taken.begunAt().plus(settings.giveUpAfter()).isBefore(clock.instant())) {
            note(run, index, RunStatus.FAILED, attempts, "Given up: " + words(e));
            return true;
        }
        if (attempts <= TOLD || attempts % 20 == 0) {
            note(run, index, RunStatus.RUNNING, attempts, "Tried again later: " + words(e));
        }
        return false;
    }

    private static Step step(Work taken, RunState run, RuleAction action, int index) {
        String retried = taken.retries() == 0 ? "" : "/r" + taken.retries();
        return new Step(
                "%s/%s/%d%s".formatted(taken.what().id(), run.ruleId(), index, retried),
                run.ruleId(),
                run.name(),
                new Settings(action.settings(), "actions[%d].settings".formatted(index)),
                taken.what());
    }

    private void note(RunState run, int index, RunStatus status, int attempts, String answer) {
        runs.change(run.id(), null, changed -> changed.tried(index, status, attempts, answer, stamps.now()));
    }

    private static String words(RuntimeException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().name("run-worker").daemon().start(this::loop);
    }

    /** Lets steps that are under way come to their end. */
    @Override
    public synchronized void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
        }
        try {
            if (places.tryAcquire(MOST_AT_A_TIME, 12, TimeUnit.SECONDS)) {
                places.release(MOST_AT_A_TIME);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
