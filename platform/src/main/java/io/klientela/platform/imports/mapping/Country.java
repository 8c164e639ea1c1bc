package io.klientela.platform.imports.mapping;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A country's ISO 3166-1 alpha-2 code, from its code or its English or Polish name, typos mended. */
final class Country implements Converter {
    private static final Set<String> CODES = Set.of(Locale.getISOCountries());
    private static final Typos NAMES = names();

    private final Typos synonyms = new Typos();

    Country(Map<String, String> synonyms) {
        synonyms.forEach((word, code) -> {
            if (!CODES.contains(code)) {
                throw new IllegalArgumentException("%s is no country code".formatted(code));
            }
            this.synonyms.learn(word, code);
        });
    }

    @Override
    public Cell convert(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        if (CODES.contains(upper)) {
            return new Cell.Taken(upper);
        }
        Optional<String> synonym = synonyms.exact(text);
        if (synonym.isPresent()) {
            return new Cell.Changed(synonym.get(), synonym.get(), "declared synonym");
        }
        Optional<String> named = NAMES.exact(text);
        if (named.isPresent()) {
            return new Cell.Taken(named.get());
        }
        Optional<String> mended = NAMES.nearest(text);
        if (mended.isPresent()) {
            return new Cell.Changed(mended.get(), mended.get(), "corrected spelling");
        }
        return new Cell.Refused("is not the name of a country in English or Polish, and not a two-letter country code");
    }

    private static Typos names() {
        Typos names = new Typos();
        for (String code : Locale.getISOCountries()) {
            Locale country = Locale.of("", code);
            names.learn(country.getDisplayCountry(Locale.ENGLISH), code);
            names.learn(country.getDisplayCountry(Locale.of("pl")), code);
            names.learn(country.getISO3Country(), code);
        }
        return names;
    }
}
