package io.klientela.events.identity;

/**
 * A field that a role keeps from its holders, on every record of a resource.
 *
 * @param resource a resource's name, e.g. {@code deal}
 * @param field a field of its published state, e.g. {@code amount}
 */
public record FieldRule(String resource, String field, FieldAccess access) {}
