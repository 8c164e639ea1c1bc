package io.klientela.events;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount in a currency: {@code {"amount": "1234.50", "currency": "PLN"}}.
 *
 * @param amount at least as many decimals as the currency has; half-even where more than six are given
 * @param currency an ISO 4217 code
 */
public record Money(
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount, String currency) {

    private static final int MOST_DECIMALS = 6;
    private static final int MOST_DIGITS_BEFORE = 24;

    public Money {
        int decimals = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        BigDecimal plain = amount.stripTrailingZeros();
        if ((long) plain.precision() - plain.scale() > MOST_DIGITS_BEFORE) {
            throw new IllegalArgumentException(
                    "has more than %d digits before the decimal point".formatted(MOST_DIGITS_BEFORE));
        }
        int scale = Math.min(MOST_DECIMALS, Math.max(decimals, plain.scale()));
        amount = plain.setScale(scale, RoundingMode.HALF_EVEN);
    }

    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), currency);
    }

    public static Money zero(String currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /** The sum of both. @throws IllegalArgumentException where the currencies differ */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add %s to %s".formatted(other.currency, currency));
        }
        return new Money(amount.add(other.amount), currency);
    }
}
