package io.klientela.platform.imports.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What can stand between cells, and how likely it is to. */
final class Delimiters {
    private static final String USUAL = ",;\t|";
    private static final String RARE = "^~\u0001\u0002\u0006\u0007\u001c\u001d\u001e\u001f§¦¬¤";
    private static final String UNLIKELY = ":#&*!/=%$+@<>{}[] ";

    /** What stands in quotes parts nothing, also where it has the same signs. */
    private static final Pattern QUOTED = Pattern.compile("\"[^\"\n]*\"|'[^'\n]*'");

    private Delimiters() {}

    /** The candidates that occur in a text, one column included. */
    static List<String> in(String text) {
        Set<String> found = new LinkedHashSet<>();
        int[] seen = new int[256];
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 256) {
                seen[c]++;
            }
        }
        String bare = QUOTED.matcher(text).replaceAll("");
        for (char c : (USUAL + RARE + UNLIKELY).toCharArray()) {
            if (seen[c] > 0) {
                found.add(String.valueOf(c));
                longer(text, c, found);
                longer(bare, c, found);
            }
        }
        found.add("");
        return new ArrayList<>(found);
    }

    /** Sequences such as {@code ||} or {@code ~|~} that most occurrences of a sign belong to. */
    private static void longer(String text, char c, Set<String> found) {
        for (int at = text.indexOf(c), tries = 0; at >= 0 && tries < 3; at = text.indexOf(c, at + 1), tries++) {
            int end = at + 1;
            while (end < text.length() && end - at < 4 && isSign(text.charAt(end))) {
                end++;
            }
            String sequence = text.substring(at, end);
            while (sequence.length() > 1) {
                int whole = count(text, sequence);
                if (whole > 1 && count(text, String.valueOf(c)) <= whole * count(sequence, String.valueOf(c)) * 1.2) {
                    found.add(sequence);
                }
                sequence = sequence.substring(0, sequence.length() - 1);
            }
        }
    }

    private static boolean isSign(char c) {
        return (USUAL + RARE + UNLIKELY).indexOf(c) >= 0 && c != ' ';
    }

    private static int count(String text, String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }

    /** Whether a sign is often used between cells. */
    static boolean mayBe(char sign) {
        return (USUAL + RARE).indexOf(sign) >= 0;
    }

    static double prior(String delimiter) {
        if (delimiter.isEmpty()) {
            return 1;
        }
        char first = delimiter.charAt(0);
        if (USUAL.indexOf(first) >= 0) {
            return delimiter.length() == 1 ? 1 : 0.99;
        }
        if (RARE.indexOf(first) >= 0) {
            return 0.97;
        }
        return delimiter.length() > 1 ? 0.9 : first == ' ' ? 0.5 : first == ':' ? 0.45 : 0.35;
    }

    /** Whether a space belongs to the delimiter: it follows nearly always, also before quotes and where a cell is empty. */
    static boolean isSpaced(String text, String delimiter) {
        if (delimiter.isEmpty() || delimiter.equals(" ")) {
            return false;
        }
        int all = 0;
        int spaced = 0;
        for (int at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, at + delimiter.length())) {
            int next = at + delimiter.length();
            all++;
            spaced += next < text.length() && text.charAt(next) == ' ' ? 1 : 0;
        }
        return all > 0 && spaced >= all * 0.95;
    }
}
