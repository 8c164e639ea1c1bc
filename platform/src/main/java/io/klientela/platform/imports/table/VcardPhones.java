package io.klientela.platform.imports.table;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import ezvcard.VCard;
import ezvcard.property.Telephone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a card: in E.164 where they have a country code, or the card's address tells the country; as they came
 * where neither is so. What is no number at all is told beside them, so that nobody loses a card to a placeholder.
 */
final class VcardPhones {
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
    private static final Pattern NATIONAL = Pattern.compile("[\\d\\s()./-]*\\d[\\d\\s()./-]*");
    private static final Map<String, String> REGIONS = regions();

    private final @Nullable String region;
    private final List<Telephone> read = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();

    VcardPhones(VCard card) {
        this.region = card.getAddresses().stream()
                .map(address -> address.getCountry() == null ? "" : address.getCountry())
                .flatMap(country -> code(country).stream())
                .findFirst()
                .orElse(null);
        card.getTelephoneNumbers().forEach(this::add);
    }

    List<Telephone> read() {
        return read;
    }

    List<String> unreadable() {
        return unreadable;
    }

    /** The code of a country that is written in English, in Polish, or as a code. */
    static Optional<String> code(String country) {
        return Optional.ofNullable(REGIONS.get(
                country.replace(".", "").strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT)));
    }

    private void add(Telephone phone) {
        String text = text(phone);
        if (text.isEmpty()) {
            return;
        }
        String international = text.startsWith("00") ? "+" + text.substring(2) : text;
        Optional<String> e164 = e164(international, region);
        boolean national = region == null && NATIONAL.matcher(text).matches() && !text.startsWith("00");
        if (e164.isPresent() || national) {
            Telephone copy = phone.copy();
            copy.setText(e164.orElse(text));
            read.add(copy);
        } else {
            unreadable.add(text);
        }
    }

    private static String text(Telephone phone) {
        String text = phone.getText() == null && phone.getUri() != null
                ? phone.getUri().getNumber()
                : phone.getText();
        return Objects.requireNonNullElse(text, "").replace("\0", "").strip();
    }

    private static Optional<String> e164(String text, @Nullable String region) {
        try {
            PhoneNumber number = PHONES.parse(text, region);
            return PHONES.isPossibleNumber(number)
                    ? Optional.of(PHONES.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> regions() {
        Map<String, String> regions = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = Locale.of("", code);
            List.of(
                            code,
                            country.getISO3Country(),
                            country.getDisplayCountry(Locale.ENGLISH),
                            country.getDisplayCountry(Locale.of("pl")))
                    .forEach(name -> regions.put(name.toLowerCase(Locale.ROOT), code));
        }
        regions.put("united states of america", "US");
        regions.put("stany zjednoczone ameryki", "US");
        regions.put("uk", "GB");
        regions.put("great britain", "GB");
        regions.put("england", "GB");
        regions.put("wielka brytania", "GB");
        return Map.copyOf(regions);
    }
}
