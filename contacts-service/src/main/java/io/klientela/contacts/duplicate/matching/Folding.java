package io.klientela.contacts.duplicate.matching;

import java.text.Normalizer;
import java.util.Locale;

/** Writes text the way in which typists differ least: small letters without marks, single blanks. */
final class Folding {

    private Folding() {}

    /** Letters and digits in words: {@code "Łódź-Śródmieście"} becomes {@code "lodz srodmiescie"}. */
    static String fold(String text) {
        boolean plain = true;
        for (int i = 0; i < text.length() && plain; i++) {
            plain = text.charAt(i) < 128;
        }
        String source = plain ? text : Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder out = new StringBuilder(source.length());
        boolean gap = false;
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                if (gap && !out.isEmpty()) {
                    out.append(' ');
                }
                gap = false;
                append(out, c);
            } else if (c != '\'' && c != '’' && c != '`' && Character.getType(c) != Character.NON_SPACING_MARK) {
                gap = true;
            }
        }
        return out.toString();
    }

    private static void append(StringBuilder out, char c) {
        switch (c) {
            case 'ł', 'Ł' -> out.append('l');
            case 'ø', 'Ø' -> out.append('o');
            case 'đ', 'Đ', 'ð', 'Ð' -> out.append('d');
            case 'ı' -> out.append('i');
            case 'ß' -> out.append("ss");
            case 'æ', 'Æ' -> out.append("ae");
            case 'œ', 'Œ' -> out.append("oe");
            case 'þ', 'Þ' -> out.append("th");
            default -> out.append(Character.toLowerCase(c));
        }
    }

    /** Without blanks too. */
    static String compact(String folded) {
        return folded.indexOf(' ') < 0 ? folded : folded.replace(" ", "");
    }

    /** Only the digits. */
    static String digits(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** What people write where they have nothing to write. */
    static boolean isNothing(String cell) {
        if (cell.isBlank()) {
            return true;
        }
        if (cell.length() > 8) {
            return false;
        }
        return switch (cell.strip().toLowerCase(Locale.ROOT)) {
            case "-",
                    "--",
                    "---",
                    "n/a",
                    "na",
                    "#n/a",
                    "nan",
                    "null",
                    "none",
                    "nil",
                    "unknown",
                    "brak",
                    "nd",
                    "n.d.",
                    "?",
                    ".",
                    "<na>",
                    "\\n" -> true;
            default -> false;
        };
    }
}
