package io.klientela.contacts.shared;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.klientela.platform.web.Problem;
import org.jspecify.annotations.Nullable;

/** Phone numbers in E.164, e.g. {@code +48221234567}. */
public final class PhoneNumbers {
    private static final String DEFAULT_REGION = "PL";
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    private PhoneNumbers() {}

    /**
     * @param country where a number without country code belongs to; Poland where it is not known
     * @param field the input's field, for the message
     * @throws Problem 422 where it cannot be a phone number
     */
    public static String e164(String text, @Nullable String country, String field) {
        try {
            PhoneNumber number = PHONES.parse(text, country == null ? DEFAULT_REGION : country);
            if (PHONES.isPossibleNumber(number) && !number.hasExtension()) {
                return PHONES.format(number, PhoneNumberFormat.E164);
            }
        } catch (NumberParseException e) {
            // Refused below: the reader needs the same advice.
        }
        throw Problem.unprocessable("%s is not a phone number.".formatted(text))
                .field(field, "is not a phone number; write it with its country code, such as +48 22 123 45 67");
    }

    /** Whether it begins with a country code. */
    public static boolean isInternational(String text) {
        return text.strip().startsWith("+");
    }

    /** Its digits, with and without the country code: how people search for it. */
    public static String searchText(String e164) {
        try {
            return e164 + " " + PHONES.getNationalSignificantNumber(PHONES.parse(e164, null));
        } catch (NumberParseException e) {
            return e164;
        }
    }
}
