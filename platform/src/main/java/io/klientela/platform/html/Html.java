package io.klientela.platform.html;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.owasp.html.CssSchema;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** Makes HTML of strangers harmless, and text. */
public final class Html {
    /** What is longer is cut: nobody reads it, and it costs. */
    private static final int LONGEST = 1_000_000;

    private static final CssSchema STYLES = CssSchema.withProperties(Set.of(
            "color",
            "background-color",
            "font-weight",
            "font-style",
            "font-family",
            "font-size",
            "text-decoration",
            "text-align",
            "line-height",
            "padding",
            "padding-left",
            "padding-right",
            "padding-top",
            "padding-bottom",
            "margin-left",
            "margin-right",
            "border",
            "border-collapse",
            "white-space",
            "vertical-align"));

    private static final PolicyFactory HARMLESS = new HtmlPolicyBuilder()
            .allowElements(
                    "p",
                    "div",
                    "span",
                    "br",
                    "hr",
                    "b",
                    "strong",
                    "i",
                    "em",
                    "u",
                    "s",
                    "small",
                    "sub",
                    "sup",
                    "font",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "ul",
                    "ol",
                    "li",
                    "dl",
                    "dt",
                    "dd",
                    "blockquote",
                    "pre",
                    "code",
                    "table",
                    "caption",
                    "thead",
                    "tbody",
                    "tfoot",
                    "tr",
                    "td",
                    "th",
                    "a",
                    "center")
            .allowElements(Html::withoutRemoteSource, "img")
            .allowAttributes("src", "alt", "title", "width", "height")
            .onElements("img")
            .allowUrlProtocols("http", "https", "mailto", "tel")
            .allowAttributes("href")
            .onElements("a")
            .allowAttributes("title", "dir", "lang")
            .globally()
            .allowAttributes("colspan", "rowspan", "align", "valign", "width", "bgcolor")
            .onElements("td", "th", "table", "tr")
            .allowAttributes("color", "face", "size")
            .onElements("font")
            .allowAttributes("start", "type")
            .onElements("ol", "ul")
            .allowStyling(STYLES)
            .requireRelNofollowOnLinks()
            .requireRelsOnLinks("noopener", "noreferrer")
            .toFactory();

    private Html() {}

    /**
     * The same without scripts, forms, frames and styles that reach out of their place. An image on the net has its
     * address in {@code data-src}, so that nothing is loaded before the reader wants it; other images are left out.
     */
    public static String sanitised(String html) {
        return HARMLESS.sanitize(cut(html));
    }

    /** What a reader sees, in plain text: blocks on lines of their own, links with their address, no styles or scripts. */
    public static String text(String html) {
        return PlainText.of(cut(html));
    }

    /** Plain text as HTML that looks the same. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String cut(String html) {
        return html.length() > LONGEST ? html.substring(0, LONGEST) : html;
    }

    private static @Nullable String withoutRemoteSource(String element, List<String> attributes) {
        for (int i = attributes.size() - 2; i >= 0; i -= 2) {
            if (attributes.get(i).equals("src")) {
                if (isRemote(attributes.get(i + 1))) {
                    attributes.set(i, "data-src");
                } else {
                    attributes.subList(i, i + 2).clear();
                }
            }
        }
        return element;
    }

    private static boolean isRemote(String address) {
        String start = address.strip().toLowerCase(Locale.ROOT);
        return start.startsWith("http://") || start.startsWith("https://");
    }
}
