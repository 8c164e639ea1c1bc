package io.klientela.platform.imports.table;

/** The form of a text: digits as 9, small letters as a, capitals as A, everything else as it is. */
final class Shape {
    private static final int LONGEST = 48;

    private Shape() {}

    /** Every character counts, e.g. {@code AA-9999}. */
    static String fine(String text) {
        int length = Math.min(text.length(), LONGEST);
        char[] shape = new char[length];
        for (int i = 0; i < length; i++) {
            shape[i] = of(text.charAt(i));
        }
        return new String(shape);
    }

    /** Runs are one character, e.g. {@code A-9}. */
    static String coarse(String fine) {
        StringBuilder shape = new StringBuilder(fine.length());
        for (int i = 0; i < fine.length(); i++) {
            char c = fine.charAt(i);
            boolean repeated = i > 0 && fine.charAt(i - 1) == c && (c == '9' || c == 'a' || c == 'A');
            if (!repeated) {
                shape.append(c);
            }
        }
        return shape.toString();
    }

    static char of(char c) {
        if (c >= '0' && c <= '9') {
            return '9';
        }
        return !Character.isLetter(c) ? c : Character.isUpperCase(c) ? 'A' : 'a';
    }
}
