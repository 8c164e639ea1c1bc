package io.klientela.identity.password;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/**
 * The passwords that everybody tries first, whatever their case and diacritics, and what people make of them to meet a
 * length: repeated, or with digits and signs before or behind.
 */
final class CommonPasswords {
    private static final String LIST = "identity-service/common-passwords.txt";
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern PADDING = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");
    private static final Pattern REPEATED = Pattern.compile("(.{1,12}?)\\1+");
    private static final Set<String> KNOWN = read();

    private CommonPasswords() {}

    static boolean contains(String password) {
        String folded = fold(password);
        var repeated = REPEATED.matcher(folded);
        String once = repeated.matches() ? repeated.group(1) : folded;
        String bare = PADDING.matcher(folded).replaceAll("");
        return KNOWN.contains(folded) || KNOWN.contains(once) || (!bare.equals(folded) && KNOWN.contains(bare));
    }

    static int size() {
        return KNOWN.size();
    }

    private static String fold(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return plain.toLowerCase(Locale.ROOT).replace('ł', 'l');
    }

    private static Set<String> read() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new ClassPathResource(LIST).getInputStream(), StandardCharsets.UTF_8))) {
            return lines.lines().map(CommonPasswords::fold).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
