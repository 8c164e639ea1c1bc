package io.klientela.platform.audit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is logged for how long, and who vouches for it.
 *
 * @param folder where the installation's signing keys are, made at the first start; none where no checkpoints are signed
 * @param checkpoints where signed checkpoints are exported to; by default {@code checkpoints} in the folder
 * @param entries after how many new entries a checkpoint is signed
 * @param interval after how long, where there are fewer
 * @param keep how long changes are kept
 * @param keepReadings how long readings of personal data are kept
 */
@Validated
@ConfigurationProperties("klientela.audit")
public record AuditSettings(
        @Nullable Path folder,
        @Nullable Path checkpoints,
        @Min(1) @Max(1_000_000) @DefaultValue("1000") int entries,
        @DefaultValue("15m") Duration interval,
        @DefaultValue("10y") Period keep,
        @DefaultValue("2y") Period keepReadings) {

    static final String KEYS = "keys";
    static final String CHECKPOINTS = "checkpoints";
}
