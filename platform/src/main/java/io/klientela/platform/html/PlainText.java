package io.klientela.platform.html;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlSanitizer;

/** Writes down what a page says. */
final class PlainText implements HtmlSanitizer.Policy {
    private static final Set<String> UNSEEN = Set.of("script", "style", "head", "title", "template", "noscript");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "table",
            "blockquote",
            "pre",
            "hr",
            "center",
            "section",
            "article",
            "header",
            "footer",
            "dl");
    private static final Set<String> LINES = Set.of("br", "tr", "li", "dt", "dd", "caption");

    private final StringBuilder text = new StringBuilder();
    private int unseen;
    private @Nullable String link;
    private int linkStart;

    private PlainText() {}

    static String of(String html) {
        PlainText text = new PlainText();
        HtmlSanitizer.sanitize(html, text);
        return text.text
                .toString()
                .replace('\u00a0', ' ')
                .replaceAll("[ \\t]+\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    @Override
    public void openDocument() {
        // Nothing comes before it.
    }

    @Override
    public void closeDocument() {
        // Nothing comes after it.
    }

    @Override
    public void openTag(String element, List<String> attributes) {
        String name = element.toLowerCase(Locale.ROOT);
        if (UNSEEN.contains(name)) {
            unseen++;
        } else if (BLOCKS.contains(name)) {
            breakLines(name.equals("div") ? 1 : 2);
        } else if (LINES.contains(name)) {
            if (name.equals("br")) {
                text.append('\n');
            } else {
                breakLines(1);
            }
            text.append(name.equals("li") ? "- " : "");
        } else if (name.equals("td") || name.equals("th")) {
            space();
        } else if (name.equals("a")) {
            link = attribute(attributes, "href");
            linkStart = text.length();
        }
    }

    @Override
    public void closeTag(String element) {
        String name = element.toLowerCase(Locale.ROOT);
        if (UNSEEN.contains(name)) {
            unseen = Math.max(0, unseen - 1);
        } else if (BLOCKS.contains(name)) {
            breakLines(name.equals("div") ? 1 : 2);
        } else if (name.equals("a") && link != null) {
            String said = text.substring(Math.min(linkStart, text.length())).strip();
            if (link.startsWith("http") && !said.isEmpty() && !link.contains(said)) {
                text.append(" <").append(link).append('>');
            }
            link = null;
        }
    }

    @Override
    public void text(String piece) {
        if (unseen > 0) {
            return;
        }
        String flat = piece.replaceAll("[ \\t\\r\\n]+", " ");
        boolean atStart = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
        text.append(atStart ? flat.stripLeading() : flat);
    }

    private void breakLines(int lines) {
        if (text.isEmpty()) {
            return;
        }
        int present = 0;
        for (int i = text.length() - 1; i >= 0 && Character.isWhitespace(text.charAt(i)); i--) {
            present += text.charAt(i) == '\n' ? 1 : 0;
        }
        text.append("\n".repeat(Math.max(0, lines - present)));
    }

    private void space() {
        if (!text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1))) {
            text.append(' ');
        }
    }

    private static @Nullable String attribute(List<String> attributes, String name) {
        for (int i = 0; i + 1 < attributes.size(); i += 2) {
            if (attributes.get(i).equalsIgnoreCase(name)) {
                return attributes.get(i + 1);
            }
        }
        return null;
    }
}
