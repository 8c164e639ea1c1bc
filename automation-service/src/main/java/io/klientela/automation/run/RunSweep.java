package io.klientela.automation.run;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the log of decisions within its limits. */
@Component
class RunSweep {
    private final Decisions decisions;

    RunSweep(Decisions decisions) {
        this.decisions = decisions;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void run() {
        decisions.sweep();
    }
}
