package io.klientela.platform.text;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A template's text, to which the marks that {@link LiquidGuard} watches are added. Lines stay where they are. */
final class LiquidSource {
    /** Tags before which a mark may stand. */
    private static final Set<String> MARKED =
            Set.of("assign", "capture", "case", "cycle", "for", "if", "ifchanged", "tablerow", "unless");

    private static final Set<String> LOOPS = Set.of("for", "tablerow");
    private static final Set<String> ABSENT = Set.of("include", "include_relative", "render", "layout");
    private static final Pattern NAME = Pattern.compile("\\{%-?\\s*([a-zA-Z_]+)");
    private static final Pattern END_OF_RAW = Pattern.compile("\\{%-?\\s*endraw\\s*-?%}");
    private static final Pattern END_OF_COMMENT = Pattern.compile("\\{%-?\\s*endcomment\\s*-?%}");

    private final String source;
    private final StringBuilder guarded;
    private int at;
    private int line = 1;

    LiquidSource(String source) {
        this.source = source;
        this.guarded = new StringBuilder(source.length() * 2);
    }

    /** @throws InvalidTemplate for what is left open, and for tags that would bring in other files */
    String guarded() {
        while (at < source.length()) {
            if (source.startsWith("{{", at)) {
                output();
            } else if (source.startsWith("{%", at)) {
                tag();
            } else {
                copy(at + 1);
            }
        }
        return guarded.toString();
    }

    private void output() {
        int end = end("}}", "an output {{ … }}");
        mark(source.startsWith("{{-", at), line);
        boolean trims = source.charAt(end - 3) == '-';
        int close = end - (trims ? 3 : 2);
        if (source.substring(at, close).replace("{{-", "").replace("{{", "").isBlank()) {
            throw new InvalidTemplate(line, "{{ }} is empty: say what is to stand there");
        }
        copy(close);
        guarded.append(" | ").append(LiquidGuard.OUTPUT_FILTER).append(' ');
        copy(end);
    }

    private void tag() {
        Matcher matcher = NAME.matcher(source).region(at, source.length());
        String name = matcher.lookingAt() ? matcher.group(1) : "";
        if (ABSENT.contains(name)) {
            throw new InvalidTemplate(line, "{%% %s %%} is not available here".formatted(name));
        } else if (name.equals("raw")) {
            copy(closing(END_OF_RAW, name));
            return;
        } else if (name.equals("comment")) {
            skip(closing(END_OF_COMMENT, name));
            return;
        }
        if (MARKED.contains(name)) {
            mark(source.startsWith("{%-", at), line);
        }
        int begun = line;
        int end = end("%}", "a tag {% … %}");
        boolean trims = source.charAt(end - 3) == '-';
        copy(end);
        if (LOOPS.contains(name)) {
            guarded.append(trims ? "{%- " : "{% ")
                    .append(LiquidGuard.LINE_TAG)
                    .append(' ')
                    .append(begun)
                    .append(trims ? " -%}" : " %}");
        }
    }

    private void mark(boolean trims, int number) {
        guarded.append(trims ? "{%- " : "{% ")
                .append(LiquidGuard.LINE_TAG)
                .append(' ')
                .append(number)
                .append(" %}");
    }

    private int closing(Pattern end, String name) {
        Matcher matcher = end.matcher(source).region(at, source.length());
        if (!matcher.find()) {
            throw new InvalidTemplate(line, "{%% %s %%} is not closed by {%% end%s %%}".formatted(name, name));
        }
        return matcher.end();
    }

    /** Where the bracket that is open here ends; what stands in quotes does not end it. */
    private int end(String bracket, String what) {
        char quote = 0;
        for (int i = at + 2; i < source.length(); i++) {
            char c = source.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (source.startsWith(bracket, i)) {
                return i + 2;
            } else if (source.startsWith("{{", i) || source.startsWith("{%", i)) {
                break;
            }
        }
        throw new InvalidTemplate(line, what + " is not closed");
    }

    /** What is left out is not read, but its lines count. */
    private void skip(int to) {
        for (; at < to; at++) {
            if (source.charAt(at) == '\n') {
                guarded.append('\n');
                line++;
            }
        }
    }

    private void copy(int to) {
        for (; at < to; at++) {
            char c = source.charAt(at);
            guarded.append(c);
            if (c == '\n') {
                line++;
            }
        }
    }
}
