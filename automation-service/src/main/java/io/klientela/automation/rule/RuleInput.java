package io.klientela.automation.rule;

import io.klientela.events.automation.RuleAction;
import io.klientela.events.automation.RuleTrigger;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be written of a rule. @param active yes by default. @param condition always, where it is absent */
public record RuleInput(
        @NotBlank @Size(max = 200) String name,
        @Nullable @Size(max = 2_000) String description,
        @Nullable Boolean active,
        @NotNull RuleTrigger trigger,
        @Nullable @Size(max = 2_000) String condition,
        @NotNull @Size(min = 1, max = 20) List<@NotNull RuleAction> actions) {}
