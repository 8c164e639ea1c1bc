package io.klientela.platform.imports.mapping;

import java.text.Normalizer;
import java.util.Locale;

/** Folds a name to its letters and digits, without case or diacritics: {@code GTX Pro} and {@code GTXPro} are one key. */
public final class NameKey {

    private NameKey() {}

    /** The key of a name; empty where the name has no letter and no digit. */
    public static String of(String name) {
        String decomposed = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder key = new StringBuilder(decomposed.length());
        decomposed.codePoints().filter(Character::isLetterOrDigit).forEach(c -> append(key, c));
        return key.toString();
    }

    /** Letters that Unicode does not take apart. */
    private static void append(StringBuilder key, int letter) {
        switch (letter) {
            case 'ł' -> key.append('l');
            case 'ø' -> key.append('o');
            case 'đ' -> key.append('d');
            case 'ı' -> key.append('i');
            case 'ß' -> key.append("ss");
            case 'æ' -> key.append("ae");
            case 'œ' -> key.append("oe");
            default -> key.appendCodePoint(letter);
        }
    }
}
