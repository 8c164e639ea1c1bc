package io.klientela.platform.imports.mapping;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.klientela.events.Money;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The converters that a mapping file can name. */
final class Converters {
    private static final Pattern EMAIL = Pattern.compile(
            "[^\\s@,;<>\"()]{1,64}@[\\p{Alnum}](?:[\\p{Alnum}.-]{0,250}[\\p{Alnum}])?\\.[\\p{Alpha}]{2,24}");

    private static final Pattern INTERNATIONAL = Pattern.compile("\\s*\\+");
    private static final Pattern NATIONAL = Pattern.compile("[\\d\\s()./-]*\\d[\\d\\s()./-]*");
    private static final String NOWHERE = "ZZ";
    private static final String NO_PHONE =
            "is not a phone number; write it with its country code, such as +48 22 123 45 67";

    private Converters() {}

    /** The converter of a column. @throws IllegalArgumentException naming what the declaration lacks */
    static Converter of(ColumnSpec spec) {
        return switch (spec.typeName()) {
            case "text", "reference" -> Cell.Taken::new;
            case "date" -> dates(declared(spec.pattern(), "pattern"));
            case "number" -> number(spec);
            case "integer" -> integer(spec);
            case "money" -> money(spec);
            case "choice" -> new Choice(declared(spec.values(), "values"), spec.synonymsOrNone());
            case "country" -> new Country(spec.synonymsOrNone());
            case "email" -> Converters::email;
            case "phone" -> spec.region() == null ? Converters::anyPhone : phone(spec.region());
            case "list" -> list(declared(spec.separator(), "separator"));
            default -> throw new IllegalArgumentException("%s is no known type".formatted(spec.typeName()));
        };
    }

    private static Converter dates(String pattern) {
        return pattern.equals(Dates.ANY) ? new AnyDates() : new Dates(pattern);
    }

    private static Converter number(ColumnSpec spec) {
        Numbers numbers = new Numbers(spec.decimal());
        return text -> scaled(numbers, spec, text)
                .<Cell>map(Cell.Taken::new)
                .orElseGet(() -> new Cell.Refused("is not a number, such as 1100 or 1100.50"));
    }

    private static Converter integer(ColumnSpec spec) {
        Numbers numbers = new Numbers(spec.decimal());
        return text -> scaled(numbers, spec, text)
                .flatMap(Converters::exactLong)
                .<Cell>map(Cell.Taken::new)
                .orElseGet(() -> new Cell.Refused("is not a whole number"));
    }

    private static Converter money(ColumnSpec spec) {
        Numbers numbers = new Numbers(spec.decimal());
        String currency = declared(spec.currency(), "currency");
        Money.zero(currency);
        return text -> scaled(numbers, spec, Currencies.amount(text))
                .<Cell>map(amount -> new Cell.Taken(new Money(amount, Currencies.of(text, currency))))
                .orElseGet(() -> new Cell.Refused("is not an amount, such as 1100 or 1100.50"));
    }

    private static Optional<BigDecimal> scaled(Numbers numbers, ColumnSpec spec, String text) {
        BigDecimal factor = spec.factor();
        return factor == null ? numbers.read(text) : numbers.read(text).map(amount -> amount.multiply(factor));
    }

    private static Optional<Long> exactLong(BigDecimal number) {
        try {
            return Optional.of(number.longValueExact());
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Cell email(String text) {
        return EMAIL.matcher(text).matches() && !text.contains("..")
                ? new Cell.Taken(text.toLowerCase(Locale.ROOT))
                : new Cell.Refused("is not an e-mail address");
    }

    private static Converter phone(String region) {
        PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
        if (!region.equals(NOWHERE) && !phones.getSupportedRegions().contains(region)) {
            throw new IllegalArgumentException("%s is no region".formatted(region));
        }
        return text -> {
            try {
                PhoneNumber number = phones.parse(text, region);
                if (phones.isPossibleNumber(number)) {
                    return new Cell.Taken(phones.format(number, PhoneNumberUtil.PhoneNumberFormat.E164));
                }
            } catch (NumberParseException e) {
                // falls through to the one answer for both
            }
            return new Cell.Refused(NO_PHONE);
        };
    }

    /** Of any region: a number without country code stays as it is, for who knows where its owner is. */
    private static Cell anyPhone(String text) {
        return INTERNATIONAL.matcher(text).lookingAt()
                ? phone(NOWHERE).convert(text)
                : NATIONAL.matcher(text).matches() ? new Cell.Taken(text) : new Cell.Refused(NO_PHONE);
    }

    private static Converter list(String separator) {
        Pattern split = Pattern.compile(separator, Pattern.LITERAL);
        return text -> new Cell.Taken(Arrays.stream(split.split(text))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .distinct()
                .toList());
    }

    private static <T> T declared(@Nullable T setting, String name) {
        if (setting == null) {
            throw new IllegalArgumentException("the setting \"%s\" is missing".formatted(name));
        }
        return setting;
    }
}
