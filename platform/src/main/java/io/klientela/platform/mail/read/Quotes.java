package io.klientela.platform.mail.read;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Tells what somebody wrote from the mail that is quoted below it. */
final class Quotes {
    private static final Pattern INTRODUCTION = Pattern.compile(
            "(?i)^(on\\b.{5,200}\\bwrote:|(w dniu|dnia)\\b.{5,200}\\b(pisze|napisał|napisała|napisał\\(a\\)|wrote):?"
                    + "|.{0,80}\\d{4}.{0,120}<[^>]+@[^>]+>.{0,20}(wrote|napisał\\(a\\)|pisze|napisał):)\\s*$");
    private static final Pattern DIVIDER = Pattern.compile(
            "(?i)^(-{2,}\\s*(original message|wiadomość oryginalna|forwarded message|wiadomość przekazana).*|_{20,})$");
    private static final Pattern OUTLOOK = Pattern.compile("(?i)^\\**(from|od):\\**\\s.*@.*$");
    private static final Pattern OUTLOOK_NEXT = Pattern.compile("(?i)^\\**(sent|wysłano|date|data|to|do):\\**\\s.*$");

    private Quotes() {}

    /** The text without what is quoted at its end; all of it where nothing else would be left. */
    static String without(String text) {
        List<String> lines = Arrays.asList(text.split("\n", -1));
        int end = lines.size();
        for (int i = 0; i < lines.size(); i++) {
            if (begins(lines, i)) {
                end = i;
                break;
            }
        }
        while (end > 0 && isQuotedOrBlank(lines.get(end - 1))) {
            end--;
        }
        String own = String.join("\n", lines.subList(0, end)).strip();
        return own.isEmpty() ? text.strip() : own;
    }

    private static boolean begins(List<String> lines, int i) {
        String line = lines.get(i).strip();
        String next = i + 1 < lines.size() ? lines.get(i + 1).strip() : "";
        return INTRODUCTION.matcher(line).matches()
                // Some programs break the introduction into two lines.
                || (!line.isEmpty()
                        && !next.isEmpty()
                        && line.length() < 120
                        && startsQuote(line)
                        && INTRODUCTION.matcher(line + " " + next).matches())
                || DIVIDER.matcher(line).matches()
                || (OUTLOOK.matcher(line).matches()
                        && OUTLOOK_NEXT.matcher(next).matches());
    }

    private static boolean startsQuote(String line) {
        return line.matches("(?i)^(on|w dniu|dnia)\\b.*");
    }

    private static boolean isQuotedOrBlank(String line) {
        return line.isBlank() || line.strip().startsWith(">");
    }
}
