package io.klientela.events.automation;

import io.klientela.events.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When something happens and a condition holds, steps are taken.
 *
 * @param condition CEL over {@code event}, {@code record} and {@code changes}; empty for always
 * @param shipped whether it came with Klientela
 */
public record RuleState(
        String id,
        String name,
        @Nullable String description,
        boolean active,
        RuleTrigger trigger,
        String condition,
        List<RuleAction> actions,
        boolean shipped,
        Instant createdAt,
        String createdBy,
        Instant updatedAt)
        implements State {}
