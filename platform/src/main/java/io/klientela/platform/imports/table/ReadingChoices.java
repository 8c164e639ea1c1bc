package io.klientela.platform.imports.table;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * What somebody knows better than the detection; null where it decides.
 *
 * @param quote a character, or the empty text for none
 * @param escape a character, or the empty text where quotes are doubled
 * @param sheet of a workbook, by name
 */
public record ReadingChoices(
        @Nullable Charset encoding,
        @Nullable String delimiter,
        @Nullable String quote,
        @Nullable String escape,
        @Nullable Boolean header,
        @Nullable String sheet) {
    /** The detection decides everything. */
    public static final ReadingChoices NONE = new ReadingChoices(null, null, null, null, null, null);

    Dialect over(Dialect found) {
        return new Dialect(
                found.delimiter(),
                quote == null ? found.quote() : first(quote),
                escape == null ? found.escape() : escape.equals(quote) ? null : first(escape),
                found.spaced());
    }

    private static @Nullable Character first(String text) {
        return text.isEmpty() ? null : text.charAt(0);
    }
}
