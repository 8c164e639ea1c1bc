package io.klientela.events.contacts;

import org.jspecify.annotations.Nullable;

/** Who called for a meeting in another calendar. */
public record Organizer(@Nullable String email, @Nullable String name) {}
