package io.klientela.platform.imports.mapping;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads decimal numbers; refuses to guess whether {@code 1,100} is a thousand or one. */
final class Numbers {
    private static final Pattern SPACES = Pattern.compile("(?<=\\d)[ \u00a0\u202f](?=\\d{3})");
    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,12})?");
    private static final Pattern WITH_COMMA = Pattern.compile("[+-]?\\d{1,30},\\d{1,12}");
    private static final Pattern UNCLEAR = Pattern.compile("[+-]?[1-9]\\d{0,2},\\d{3}");

    private final @Nullable String decimal;

    Numbers(@Nullable String decimal) {
        if (decimal != null && !decimal.equals(",") && !decimal.equals(".")) {
            throw new IllegalArgumentException("decimal is \",\" or \".\"");
        }
        this.decimal = decimal;
    }

    Optional<BigDecimal> read(String text) {
        String digits = SPACES.matcher(text).replaceAll("");
        if (PLAIN.matcher(digits).matches() && !",".equals(decimal)) {
            return Optional.of(new BigDecimal(digits));
        }
        if (WITH_COMMA.matcher(digits).matches() && !".".equals(decimal) && isClear(digits)) {
            return Optional.of(new BigDecimal(digits.replace(',', '.')));
        }
        return ",".equals(decimal) && digits.matches("[+-]?\\d{1,30}")
                ? Optional.of(new BigDecimal(digits))
                : Optional.empty();
    }

    private boolean isClear(String digits) {
        return decimal != null || !UNCLEAR.matcher(digits).matches();
    }
}
