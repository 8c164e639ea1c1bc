package io.klientela.platform.reference;

import io.klientela.platform.query.SearchText;
import java.util.regex.Pattern;

/** Names as people mean them: letters and digits only, without case and diacritics; {@code GTXPro} is {@code GTX Pro}. */
public final class NameKey {

    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

    private NameKey() {}

    public static String of(String name) {
        return NEITHER_LETTER_NOR_DIGIT.matcher(SearchText.fold(name)).replaceAll("");
    }
}
