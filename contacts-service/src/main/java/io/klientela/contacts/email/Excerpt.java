package io.klientela.contacts.email;

/** The beginning of a mail, for lists. */
final class Excerpt {
    private static final int LONGEST = 280;

    private Excerpt() {}

    static String of(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        if (line.length() <= LONGEST) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return line.substring(0, end) + "…";
    }
}
