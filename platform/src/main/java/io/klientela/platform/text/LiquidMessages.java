package io.klientela.platform.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import liqp.exceptions.LiquidException;

/** What goes wrong in a template, in words for who wrote it. */
final class LiquidMessages {
    private static final Pattern PLACE = Pattern.compile("(?:lexer|parser) error \"(.*)\" on line \\d+, index \\d+");
    private static final Pattern EXPECTED = Pattern.compile("(?s) (?:expecting|at input) .*");
    private static final Pattern LINE = Pattern.compile("error on line (\\d+), index \\d+: (.*)");
    private static final int LONGEST = 200;

    private LiquidMessages() {}

    static String parsing(LiquidException e) {
        String said = PLACE.matcher(String.valueOf(e.getMessage()).strip()).replaceAll("$1");
        if (said.contains("'<EOF>'")) {
            return "a {% block %} is not closed before the end";
        }
        return brief(EXPECTED.matcher(said).replaceAll(" is not expected here"));
    }

    /** @param line where it happened, unless the failure itself says */
    static InvalidTemplate failure(Throwable failure, int line) {
        String reason = reason(failure);
        Matcher known = LINE.matcher(reason);
        return known.matches()
                ? new InvalidTemplate(Integer.parseInt(known.group(1)), known.group(2))
                : new InvalidTemplate(line, reason);
    }

    private static String reason(Throwable failure) {
        if (failure instanceof StackOverflowError) {
            return "its blocks are nested too deep";
        }
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null ? "it cannot be filled in" : brief(message);
    }

    private static String brief(String message) {
        String line = message.lines().findFirst().orElse("").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
