package io.klientela.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How much data is measured on. */
enum Size {
    /** To see whether it works, not how fast. */
    SIZE_1K("1k", 1_000, 2),
    SIZE_10K("10k", 10_000, 2),
    SIZE_100K("100k", 100_000, 1),
    SIZE_1M("1m", 1_000_000, 1);

    private final String word;
    private final int contacts;
    private final int activitiesEach;

    Size(String word, int contacts, int activitiesEach) {
        this.word = word;
        this.contacts = contacts;
        this.activitiesEach = activitiesEach;
    }

    static Size of(String word) {
        return Arrays.stream(values())
                .filter(size -> size.word.equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new Failure("The size \"%s\" is not one of %s."
                        .formatted(
                                word,
                                Arrays.stream(values()).map(size -> size.word).collect(Collectors.joining(", ")))));
    }

    String word() {
        return word;
    }

    int contacts() {
        return contacts;
    }

    int companies() {
        return contacts / 10;
    }

    int deals() {
        return contacts * 3 / 10;
    }

    /** Fewer than the ten of a real customer, since they are made one request each. */
    int activitiesEach() {
        return activitiesEach;
    }
}
