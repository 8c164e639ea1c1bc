package io.klientela.events;

import org.jspecify.annotations.Nullable;

/** A field's JSON value before and after a change; null where it was or became empty. */
public record FieldChange(@Nullable Object before, @Nullable Object after) {}
