package io.klientela.events.ticketing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the customer said of the help. @param score 1 (bad) to 5 (good) */
public record Satisfaction(int score, @Nullable String comment, Instant at) {}
