package io.klientela.contacts.reach;

import static io.klientela.contacts.shared.Inputs.trimmed;

import io.klientela.contacts.shared.CountryCode;
import io.klientela.events.contacts.PostalAddress;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A postal address, of which something has to be there.
 *
 * @param kind {@code work}, {@code home}, {@code billing}, {@code delivery} or {@code other}
 * @param country an ISO 3166-1 alpha-2 code
 */
public record AddressInput(
        @Nullable
        @Pattern(
                regexp = "work|home|billing|delivery|other",
                message = "is one of work, home, billing, delivery, other")
        String kind,

        @Nullable @Size(max = 500) String street,
        @Nullable @Size(max = 20) String postalCode,
        @Nullable @Size(max = 100) String city,
        @Nullable @Size(max = 100) String region,
        @Nullable @CountryCode String country) {

    public AddressInput {
        street = trimmed(street);
        postalCode = trimmed(postalCode);
        city = trimmed(city);
        region = trimmed(region);
        country = trimmed(country);
    }

    boolean isEmpty() {
        return Stream.of(street, postalCode, city, region, country).allMatch(Objects::isNull);
    }

    /** Whether the other one says the same, and perhaps what it is for or more. */
    boolean saysNoMoreThan(AddressInput other) {
        return agrees(street, other.street)
                && agrees(postalCode, other.postalCode)
                && agrees(city, other.city)
                && agrees(region, other.region)
                && agrees(country, other.country);
    }

    private static boolean agrees(@Nullable String one, @Nullable String other) {
        return one == null || one.equalsIgnoreCase(other);
    }

    /** Without those that say nothing, and none twice. */
    public static List<AddressInput> said(@Nullable List<AddressInput> addresses) {
        return addresses == null
                ? List.of()
                : addresses.stream()
                        .filter(address -> address == null || !address.isEmpty())
                        .distinct()
                        .toList();
    }

    /** None where there are none. */
    public static List<AddressInput> of(@Nullable List<PostalAddress> addresses) {
        return addresses == null
                ? List.of()
                : addresses.stream().map(AddressInput::of).toList();
    }

    private static AddressInput of(PostalAddress address) {
        return new AddressInput(
                address.kind(),
                address.street(),
                address.postalCode(),
                address.city(),
                address.region(),
                address.country());
    }

    public static @Nullable List<PostalAddress> addresses(List<AddressInput> addresses) {
        return Reach.some(addresses.stream()
                .map(address -> new PostalAddress(
                        address.kind,
                        address.street,
                        address.postalCode,
                        address.city,
                        address.region,
                        address.country))
                .toList());
    }
}
