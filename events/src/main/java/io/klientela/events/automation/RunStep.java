package io.klientela.events.automation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One action of a run. @param answer what it did, in words, or why it failed */
public record RunStep(
        ActionKind kind,
        RunStatus status,
        int attempts,
        @Nullable String answer,
        @Nullable Instant at) {}
