package io.klientela.demo;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The mails that the embedded mail server caught, where there is one. */
final class Mailbox {
    private static final String MAILS = "/api/v1/dev/mails";
    private static final int NEWEST = 1000;

    private final Api api;

    Mailbox(Api api) {
        this.api = api;
    }

    /** Whether mails are caught here, so that their readers can be played. */
    boolean exists() {
        return api.has(MAILS + "?limit=1");
    }

    /** The newest mails with such a subject, in full. */
    List<JsonNode> about(Predicate<String> subject) {
        JsonNode answer = api.get(MAILS + "?limit=" + NEWEST);
        JsonNode mails = answer.isArray() ? answer : answer.path("items");
        return StreamSupport.stream(mails.spliterator(), false)
                .filter(mail -> subject.test(mail.path("subject").asString("")))
                .map(mail -> api.get(MAILS + "/" + mail.path("id").asString("")))
                .toList();
    }

    /** The links in a mail that look so, each once, in their order. */
    static List<String> links(JsonNode mail, Pattern form) {
        String said = mail.path("html").asString("") + "\n" + mail.path("text").asString("");
        return form.matcher(said).results().map(MatchResult::group).distinct().toList();
    }
}
