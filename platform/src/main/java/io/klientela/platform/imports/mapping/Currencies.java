package io.klientela.platform.imports.mapping;

import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The currency that an amount may name itself, before or behind it: {@code $74.69}, {@code 74,69 zł}, {@code EUR 10}. */
final class Currencies {
    private static final Map<String, String> SIGNS =
            Map.of("$", "USD", "€", "EUR", "£", "GBP", "zł", "PLN", "Kč", "CZK", "¥", "JPY");
    private static final Pattern NAMED =
            Pattern.compile("^\\s*([$€£¥]|zł|Kč|[A-Z]{3})\\s*|\\s*([$€£¥]|zł|Kč|[A-Z]{3})\\s*$");

    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private Currencies() {}

    static String amount(String text) {
        return NAMED.matcher(text).replaceAll("");
    }

    static String of(String text, String otherwise) {
        var named = NAMED.matcher(text);
        if (!named.find()) {
            return otherwise;
        }
        String name = named.group(1) == null ? named.group(2) : named.group(1);
        String code = SIGNS.getOrDefault(name, name);
        return CODES.contains(code) ? code : otherwise;
    }
}
