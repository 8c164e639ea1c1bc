package io.klientela.events.sales;

import java.time.Instant;

/** One step of a deal's way: when it entered a stage, and by whom. */
public record StageEntry(String stageId, String stage, Instant at, String by) {}
