package io.klientela.marketing.template;

import ch.digitalfondue.mjml4j.Mjml4j;
import io.klientela.platform.text.InvalidTemplate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mail markup that becomes HTML which every mail program shows alike. It never reads other files. */
final class Mjml {
    private static final Pattern TAG =
            Pattern.compile("<!--.*?-->|<(/?)(mj[a-z-]*)\\b((?:[^>\"']|\"[^\"]*\"|'[^']*')*?)(/?)>", Pattern.DOTALL);
    private static final Set<String> KNOWN = Set.of(
            "mjml",
            "mj-head",
            "mj-body",
            "mj-attributes",
            "mj-all",
            "mj-class",
            "mj-breakpoint",
            "mj-font",
            "mj-html-attributes",
            "mj-html-attribute",
            "mj-selector",
            "mj-preview",
            "mj-style",
            "mj-title",
            "mj-accordion",
            "mj-accordion-element",
            "mj-accordion-title",
            "mj-accordion-text",
            "mj-button",
            "mj-carousel",
            "mj-carousel-image",
            "mj-column",
            "mj-divider",
            "mj-group",
            "mj-hero",
            "mj-image",
            "mj-navbar",
            "mj-navbar-link",
            "mj-raw",
            "mj-section",
            "mj-social",
            "mj-social-element",
            "mj-spacer",
            "mj-table",
            "mj-text",
            "mj-wrapper");

    private record Open(String name, int line) {}

    private Mjml() {}

    /** @throws InvalidTemplate where a tag is unknown, or not closed, or the frame is missing */
    static void check(String source) {
        Deque<Open> open = new ArrayDeque<>();
        boolean hasBody = false;
        Matcher tag = TAG.matcher(source);
        while (tag.find()) {
            if (tag.group(2) == null) {
                continue;
            }
            String name = tag.group(2).toLowerCase(Locale.ROOT);
            int line = line(source, tag.start());
            boolean known = KNOWN.contains(name)
                    || (!open.isEmpty() && open.peek().name().equals("mj-attributes"));
            if (!known) {
                throw new InvalidTemplate(line, "there is no MJML tag <%s>".formatted(name));
            } else if (!tag.group(1).isEmpty()) {
                close(open, name, line);
            } else {
                if (open.isEmpty() && !name.equals("mjml")) {
                    throw new InvalidTemplate(line, "MJML begins with <mjml>, not with <%s>".formatted(name));
                }
                hasBody |= name.equals("mj-body");
                if (tag.group(4).isEmpty()) {
                    open.push(new Open(name, line));
                }
            }
        }
        if (!open.isEmpty()) {
            throw new InvalidTemplate(
                    open.peek().line(),
                    "<%s> is not closed".formatted(open.peek().name()));
        } else if (!hasBody) {
            throw new InvalidTemplate(1, "MJML is <mjml><mj-body>…</mj-body></mjml>");
        }
    }

    private static void close(Deque<Open> open, String name, int line) {
        if (open.isEmpty()) {
            throw new InvalidTemplate(line, "</%s> closes nothing".formatted(name));
        }
        Open last = open.pop();
        if (!last.name().equals(name)) {
            throw new InvalidTemplate(
                    last.line(), "<%s> is not closed before </%s> on line %d".formatted(last.name(), name, line));
        }
    }

    static String toHtml(String mjml) {
        check(mjml);
        try {
            return Mjml4j.render(mjml, new Mjml4j.Configuration("und"));
        } catch (RuntimeException | StackOverflowError e) {
            throw new InvalidTemplate(1, "this MJML cannot be made into HTML: " + e.getMessage());
        }
    }

    private static int line(String source, int position) {
        return 1
                + (int) source.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
