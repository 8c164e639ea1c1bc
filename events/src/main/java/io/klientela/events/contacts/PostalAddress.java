package io.klientela.events.contacts;

import org.jspecify.annotations.Nullable;

/**
 * Where mail goes.
 *
 * @param kind {@code work}, {@code home}, {@code billing}, {@code delivery} or {@code other}
 * @param street with the number; may have several lines
 * @param region a state, province or voivodeship
 * @param country an ISO 3166-1 alpha-2 code
 */
public record PostalAddress(
        @Nullable String kind,
        @Nullable String street,
        @Nullable String postalCode,
        @Nullable String city,
        @Nullable String region,
        @Nullable String country) {}
