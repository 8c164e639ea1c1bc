package io.klientela.platform.outbox;

import java.time.Duration;

/**
 * This process among those that share a database.
 *
 * @param id new at each start
 * @param lease how long it may hold an aggregate for publishing without a sign of life
 */
public record Instance(String id, String service, Duration lease) {}
