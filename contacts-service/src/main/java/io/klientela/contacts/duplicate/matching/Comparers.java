package io.klientela.contacts.duplicate.matching;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How each kind of column is compared. */
final class Comparers {

    private Comparers() {}

    /** @param names the one of given and family names, which are compared with each other too */
    static Comparer of(Column column, NameComparer names) {
        return switch (column.role()) {
            case GIVEN_NAME, SURNAME -> names;
            case MIDDLE_NAME, FULL_NAME -> new NameComparer();
            case BIRTH_DATE, DATE -> new DateComparer(DateReading.of(column.filled()));
            case EMAIL -> new EmailComparer();
            case PHONE -> new PhoneComparer(regionOf(column.filled()));
            case IDENTIFIER, POSTCODE, HOUSE_NUMBER, REGION, CATEGORY -> new CodeComparer();
            case NUMBER -> new NumberComparer();
            case STREET, CITY, COUNTRY, COMPANY, TEXT -> new TextComparer();
        };
    }

    /** Where most numbers with a country code are from; else Poland, as everywhere in the product. */
    private static String regionOf(List<String> cells) {
        var phones = PhoneNumberUtil.getInstance();
        Map<String, Integer> counts = new HashMap<>();
        for (String cell : cells.subList(0, Math.min(500, cells.size()))) {
            if (cell.startsWith("+")) {
                try {
                    String region = phones.getRegionCodeForNumber(phones.parse(cell, null));
                    if (region != null) {
                        counts.merge(region, 1, Integer::sum);
                    }
                } catch (NumberParseException e) {
                    // No vote.
                }
            }
        }
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("PL");
    }
}
