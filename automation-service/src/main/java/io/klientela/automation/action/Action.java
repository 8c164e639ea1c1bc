package io.klientela.automation.action;

import io.klientela.automation.event.EventKind;
import io.klientela.events.automation.ActionKind;
import org.jspecify.annotations.Nullable;

/** Something that rules can do. */
interface Action {
    ActionKind kind();

    /**
     * Checks what somebody wrote.
     *
     * @param on the events that it will act on; null for a schedule, which has no record
     * @throws io.klientela.platform.web.Problem 422 that names the setting
     */
    void check(Settings settings, @Nullable EventKind on);

    /** What it would do, in words; does nothing. */
    String plan(Step step);

    /**
     * Does it, once for each key, and says in words what it did.
     *
     * @throws StepSkipped where there is nothing to do
     * @throws StepRefused where it fails for good, as does {@link io.klientela.platform.client.ApiRefused}
     * @throws RuntimeException any other: it may succeed later
     */
    String perform(Step step);
}
