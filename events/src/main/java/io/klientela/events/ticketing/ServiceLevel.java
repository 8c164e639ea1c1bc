package io.klientela.events.ticketing;

import org.jspecify.annotations.Nullable;

/** Working minutes until the first response, the next update and the solution; null for no promise. */
public record ServiceLevel(
        @Nullable Integer firstResponseMinutes,
        @Nullable Integer updateMinutes,
        @Nullable Integer solutionMinutes) {}
