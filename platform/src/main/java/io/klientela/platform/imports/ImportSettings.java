package io.klientela.platform.imports;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How imports run.
 *
 * @param batchSize rows that are applied, and can be repeated after a crash, together
 * @param lease how long a dead holder keeps an import from being taken over
 * @param patience how long rows wait for what they refer to while nothing moves
 * @param parallel imports that one instance works on at the same time
 * @param maxFileSize of an upload; a million contacts are about 130 MB
 */
@Validated
@ConfigurationProperties("klientela.imports")
record ImportSettings(
        @Min(1) @Max(1000) @DefaultValue("500") int batchSize,
        @DefaultValue("15s") Duration lease,
        @DefaultValue("15s") Duration patience,
        @Min(1) @Max(16) @DefaultValue("2") int parallel,
        @DefaultValue("256MB") DataSize maxFileSize) {}
