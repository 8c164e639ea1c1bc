package io.klientela.marketing.mail;

import io.klientela.events.marketing.MailState;
import io.klientela.platform.mail.Letter;
import io.klientela.platform.mail.MailRounds;
import io.klientela.platform.mail.MailServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Makes letters of mails: with links that tell when they are followed, and the way out that RFC 8058 asks for. */
@Component
public class Letters {
    private static final Pattern LINK = Pattern.compile(
            "(<a\\b[^>]*?\\shref\\s*=\\s*)(\"(https?://[^\"]+)\"|'(https?://[^']+)')", Pattern.CASE_INSENSITIVE);
    private static final Pattern END = Pattern.compile("</body\\s*>", Pattern.CASE_INSENSITIVE);

    private final MailLinks links;
    private final MailServer server;

    Letters(MailLinks links, MailServer server) {
        this.links = links;
        this.server = server;
    }

    public Letter letter(Outgoing outgoing) {
        MailState mail = outgoing.mail();
        Map<String, String> headers = new LinkedHashMap<>();
        String html = outgoing.content().html();
        String text = outgoing.content().text();
        if (outgoing.bulk()) {
            String way = links.unsubscribe(mail.id());
            headers.put("List-Unsubscribe", "<" + way + ">");
            headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            headers.put("Precedence", "bulk");
            html = html.contains(way) ? html : before(END, html, wayOut(way, outgoing.language()));
            text = text.contains(way) ? text : text + "\n\n-- \n" + words(outgoing.language()) + ": " + way;
        }
        headers.put("Auto-Submitted", "auto-generated");
        headers.put("X-Auto-Response-Suppress", "All");
        String replyTo = outgoing.replyTo();
        if (replyTo != null) {
            headers.put("Reply-To", replyTo);
        }
        if (outgoing.possibleDuplicate()) {
            headers.put(MailRounds.POSSIBLE_DUPLICATE, "yes");
        }
        return new Letter(
                mail.messageId(),
                outgoing.from() == null ? server.from() : outgoing.from(),
                List.of(new Letter.Party(mail.email(), mail.contactName())),
                links.returnPath(mail.id()),
                outgoing.content().subject(),
                text,
                tracked(html, mail.id()),
                headers,
                List.of(),
                mail.createdAt());
    }

    private String tracked(String html, String mailId) {
        Matcher link = LINK.matcher(html);
        String followed = link.replaceAll(match -> {
            String target = HtmlUtils.htmlUnescape(match.group(3) == null ? match.group(4) : match.group(3));
            return Matcher.quoteReplacement(
                    links.isOwn(target) ? match.group() : match.group(1) + "\"" + links.click(mailId, target) + "\"");
        });
        return before(
                END,
                followed,
                "<img src=\"" + links.pixel(mailId) + "\" width=\"1\" height=\"1\" alt=\"\" style=\"display:block\">");
    }

    private static String before(Pattern end, String html, String more) {
        Matcher matcher = end.matcher(html);
        return matcher.find()
                ? html.substring(0, matcher.start()) + more + html.substring(matcher.start())
                : html + more;
    }

    private static String wayOut(String url, @Nullable String language) {
        return "<p style=\"font:12px sans-serif;color:#5f6b7a;text-align:center\"><a href=\"%s\" style=\"color:#5f6b7a\">%s</a></p>"
                .formatted(url, words(language));
    }

    private static String words(@Nullable String language) {
        return language != null && language.toLowerCase(Locale.ROOT).startsWith("pl")
                ? "Nie chcę więcej takich wiadomości"
                : "Unsubscribe";
    }
}
