package io.klientela.events.contacts;

import org.jspecify.annotations.Nullable;

/** An e-mail address in lower case. @param kind {@code work}, {@code home} or {@code other} */
public record EmailAddress(String value, @Nullable String kind) {}
