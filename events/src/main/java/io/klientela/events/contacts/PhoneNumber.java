package io.klientela.events.contacts;

import org.jspecify.annotations.Nullable;

/** A phone number in E.164. @param kind {@code work}, {@code mobile}, {@code home}, {@code fax} or {@code other} */
public record PhoneNumber(String value, @Nullable String kind) {}
