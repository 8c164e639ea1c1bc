package io.klientela.contacts.duplicate.matching;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Phone numbers however they are written: equal, the same but for the prefixes, a slip, different. */
final class PhoneComparer extends Comparer {
    private static final List<Agreement> AGREEMENTS =
            List.of(Agreement.EQUAL, Agreement.FORM, Agreement.SLIP, Agreement.DIFFERENT);

    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
    private static final int SUBSCRIBER = 7;
    private static final int PREFIX = 2;
    private static final int SLIP = 3;
    private static final int DIFFERENT = 4;

    private final String region;

    /** @param region ISO code of the country that numbers without country code belong to */
    PhoneComparer(String region) {
        this.region = region;
    }

    @Override
    @Nullable
    String normalise(String cell) {
        String digits = Folding.digits(cell);
        if (digits.length() < 5) {
            return digits.isEmpty() ? null : digits;
        }
        try {
            var number = PHONES.parse(cell, region);
            if (PHONES.isPossibleNumber(number)) {
                return PHONES.format(number, PhoneNumberFormat.E164).substring(1);
            }
        } catch (NumberParseException e) {
            // Its digits have to do.
        }
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
            zeros++;
        }
        return digits.substring(zeros);
    }

    private static String end(String digits, int length) {
        return digits.substring(Math.max(0, digits.length() - length));
    }

    @Override
    int levelOf(int a, int b) {
        String first = value(a);
        String second = value(b);
        if (first.length() >= SUBSCRIBER && end(first, 8).equals(end(second, 8))) {
            return PREFIX;
        }
        return Similarity.distance(first, second, 1) <= 1 ? SLIP : DIFFERENT;
    }

    @Override
    double[] expected() {
        return new double[] {0.75, 0.03, 0.07, 0.15};
    }

    @Override
    Agreement agreement(int level) {
        return AGREEMENTS.get(level - 1);
    }

    @Override
    int keyKinds() {
        return 2;
    }

    @Override
    List<String> keys(int value, int kind) {
        String digits = value(value);
        return kind == 0
                ? List.of(end(digits, SUBSCRIBER))
                : List.of(digits.substring(0, Math.max(1, digits.length() - 3)));
    }
}
