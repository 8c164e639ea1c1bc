package io.klientela.events.identity;

import java.util.List;

/**
 * A row of the permission matrix.
 *
 * @param resource a resource's name, e.g. {@code deal}, or {@code *}
 * @param actions e.g. {@code read}, {@code create}, {@code update}, {@code delete}, {@code import}, or {@code *}
 */
public record Permission(String resource, List<String> actions, Scope scope) {}
