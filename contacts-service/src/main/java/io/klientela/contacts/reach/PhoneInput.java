package io.klientela.contacts.reach;

import io.klientela.contacts.shared.PhoneNumbers;
import io.klientela.events.contacts.PhoneNumber;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** @param kind {@code work}, {@code mobile}, {@code home}, {@code fax} or {@code other} */
public record PhoneInput(
        @NotBlank @Size(max = 40) String value,

        @Nullable @Pattern(regexp = "work|mobile|home|fax|other", message = "is one of work, mobile, home, fax, other")
        String kind) {

    /** None where there are none. */
    public static List<PhoneInput> of(@Nullable List<PhoneNumber> phones) {
        return phones == null
                ? List.of()
                : phones.stream()
                        .map(phone -> new PhoneInput(phone.value(), phone.kind()))
                        .toList();
    }

    /**
     * The numbers in E.164, none twice.
     *
     * @param country where numbers without country code belong to; asked for only where there is one
     * @throws io.klientela.platform.web.Problem 422 that names the one that is no number
     */
    public static List<PhoneNumber> numbers(List<PhoneInput> phones, Supplier<@Nullable String> country) {
        Map<String, PhoneNumber> distinct = new LinkedHashMap<>();
        for (int i = 0; i < phones.size(); i++) {
            PhoneInput phone = phones.get(i);
            String region = PhoneNumbers.isInternational(phone.value()) ? null : country.get();
            String e164 = PhoneNumbers.e164(phone.value(), region, "phones[%d].value".formatted(i));
            distinct.putIfAbsent(e164, new PhoneNumber(e164, phone.kind()));
        }
        return List.copyOf(distinct.values());
    }
}
