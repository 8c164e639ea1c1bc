package io.klientela.events.contacts;

import org.jspecify.annotations.Nullable;

/**
 * A page about somebody, on a social network or of their own.
 *
 * @param url absolute, http or https
 * @param kind {@code website}, {@code linkedin}, {@code x}, {@code facebook}, {@code instagram}, {@code youtube},
 *     {@code github}, {@code xing}, {@code tiktok} or {@code other}
 */
public record WebLink(String url, @Nullable String kind) {}
