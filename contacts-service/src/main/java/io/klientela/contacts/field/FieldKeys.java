package io.klientela.contacts.field;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Keys that are made of what people call things, so that filters can be read. */
final class FieldKeys {
    /** What CEL keeps for itself, and what a store takes for an id. */
    static final Set<String> RESERVED = Set.of(
            "as",
            "break",
            "const",
            "continue",
            "else",
            "false",
            "for",
            "function",
            "if",
            "import",
            "in",
            "let",
            "loop",
            "namespace",
            "null",
            "package",
            "return",
            "true",
            "var",
            "void",
            "while",
            "id");

    private static final int LONGEST = 36;

    private FieldKeys() {}

    /** {@code numberOfSeats} of "Number of seats". @param taken which cannot be used */
    static String field(String name, Predicate<String> taken) {
        StringBuilder key = new StringBuilder();
        for (String word : words(name)) {
            key.append(key.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        String base = key.isEmpty() || !Character.isLetter(key.charAt(0)) ? "field" + key : key.toString();
        return free(shortened(base), "", each -> RESERVED.contains(each) || taken.test(each));
    }

    /** {@code key-account} of "Key account". */
    static String option(String label, Predicate<String> taken) {
        String joined = String.join("-", words(label));
        return free(shortened(joined.isEmpty() ? "option" : joined), "-", taken);
    }

    private static String[] words(String text) {
        String plain = Normalizer.normalize(text.toLowerCase(Locale.ROOT).replace('ł', 'l'), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
        return plain.isEmpty() ? new String[0] : plain.split(" ", -1);
    }

    private static String shortened(String key) {
        return key.length() <= LONGEST ? key : key.substring(0, LONGEST);
    }

    private static String free(String base, String between, Predicate<String> taken) {
        String key = base;
        for (int i = 2; taken.test(key); i++) {
            key = base + between + i;
        }
        return key;
    }
}
