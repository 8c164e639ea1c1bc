package io.klientela.contacts.quality;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a record meets a rule. @param since when the value of the field was set, where that is asked and known */
public record Finding(
        QualityRule rule, boolean holds, @Nullable Instant since) {

    /** When it will no longer be met, by age alone; null where that cannot be. */
    @Nullable
    Instant ends() {
        Integer days = rule.days();
        return since == null || days == null || !holds ? null : since.plus(Duration.ofDays(days));
    }
}
