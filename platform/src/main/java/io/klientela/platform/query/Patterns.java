package io.klientela.platform.query;

/** Regular expressions for literal text, the same for PCRE and Java. */
final class Patterns {
    private Patterns() {}

    /** @param anyCase matches ASCII letters in both cases; the text is in lower case. A flag would cost the index. */
    static String literal(String text, boolean anyCase) {
        StringBuilder pattern = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(c -> {
            if (anyCase && c >= 'a' && c <= 'z') {
                pattern.append('[')
                        .append((char) c)
                        .append(Character.toUpperCase((char) c))
                        .append(']');
            } else if (c == 0) {
                pattern.append("\\x00");
            } else {
                if (c < 128 && !Character.isLetterOrDigit(c) && c > ' ') {
                    pattern.append('\\');
                }
                pattern.appendCodePoint(c);
            }
        });
        return pattern.toString();
    }
}
