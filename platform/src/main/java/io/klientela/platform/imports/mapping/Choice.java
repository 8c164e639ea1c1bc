package io.klientela.platform.imports.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of the allowed values, with declared synonyms and mended typos. */
final class Choice implements Converter {
    private final List<String> allowed;
    private final Typos values = new Typos();
    private final Typos synonyms = new Typos();

    Choice(List<String> allowed, Map<String, String> synonyms) {
        this.allowed = List.copyOf(allowed);
        allowed.forEach(value -> values.learn(value, value));
        synonyms.forEach((word, value) -> {
            if (!allowed.contains(value)) {
                throw new IllegalArgumentException("the synonym %s means %s, which is no value".formatted(word, value));
            }
            this.synonyms.learn(word, value);
        });
    }

    @Override
    public Cell convert(String text) {
        Optional<String> value = values.exact(text);
        if (value.isPresent()) {
            return new Cell.Taken(value.get());
        }
        Optional<String> synonym = synonyms.exact(text);
        if (synonym.isPresent()) {
            return new Cell.Changed(synonym.get(), synonym.get(), "declared synonym");
        }
        Optional<String> mended = values.nearest(text);
        if (mended.isPresent()) {
            return new Cell.Changed(mended.get(), mended.get(), "corrected spelling");
        }
        return new Cell.Refused("is none of: " + String.join(", ", allowed));
    }
}
