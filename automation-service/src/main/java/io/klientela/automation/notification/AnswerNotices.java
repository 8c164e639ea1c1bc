package io.klientela.automation.notification;

import io.klientela.automation.people.People;
import io.klientela.events.Topics;
import io.klientela.platform.consume.Reaction;
import io.klientela.platform.consume.Received;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Tells whoever called for a meeting what its guests answer and propose, in signs that need no language. */
@Component
class AnswerNotices implements Reaction {
    private static final String ANSWER = "answer";
    private static final Map<String, String> SIGNS =
            Map.of("accepted", "✓", "declined", "✗", "tentative", "?", "delegated", "→");

    private final Notifications notifications;
    private final People people;

    AnswerNotices(Notifications notifications, People people) {
        this.notifications = notifications;
        this.people = people;
    }

    private record Meeting(@Nullable String name, @Nullable String ownerId) {}

    @Override
    public String name() {
        return "answer-notices";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.ACTIVITIES);
    }

    @Override
    public void take(Received event) {
        Meeting meeting = event.isDeletion() ? null : event.state(Meeting.class);
        if (meeting == null
                || meeting.ownerId() == null
                || !event.type().endsWith(".updated.v1")
                || event.actor().equals("user:" + meeting.ownerId())
                || people.find(meeting.ownerId()).isEmpty()) {
            return;
        }
        JsonNode data = Objects.requireNonNull(event.data());
        List<String> news = new ArrayList<>(answers(data.at("/changes/attendees")));
        news.addAll(proposals(data.at("/changes/proposals")));
        if (!news.isEmpty()) {
            Notice notice = new Notice(
                    ANSWER,
                    Objects.requireNonNullElse(meeting.name(), ""),
                    String.join("\n", news),
                    "/calendar",
                    "activity",
                    event.key());
            notifications.tell(meeting.ownerId(), notice, event.id() + "/" + ANSWER, event.time());
        }
    }

    /** Who is asked anew has said nothing. */
    private static List<String> answers(JsonNode change) {
        Map<String, JsonNode> before = new HashMap<>();
        change.path("before").values().forEach(one -> before.put(key(one), one));
        List<String> news = new ArrayList<>();
        for (JsonNode one : change.path("after").values()) {
            JsonNode known = before.get(key(one));
            if (known == null) {
                continue;
            }
            String answer = one.path("answer").asString("");
            if (!answer.equals(known.path("answer").asString("")) && SIGNS.containsKey(answer)) {
                news.add(SIGNS.get(answer) + " " + called(one));
            } else if (!one.path("occurrences").equals(known.path("occurrences"))
                    && !one.path("occurrences").isEmpty()) {
                news.add("± " + called(one));
            }
        }
        return news;
    }

    private static List<String> proposals(JsonNode change) {
        Map<String, JsonNode> before = new HashMap<>();
        change.path("before").values().forEach(one -> before.put(one.path("id").asString(""), one));
        List<String> news = new ArrayList<>();
        for (JsonNode one : change.path("after").values()) {
            if (!one.equals(before.get(one.path("id").asString("")))) {
                news.add((one.path("kind").asString("").equals("guest") ? "+ " : "⏱ ") + called(one));
            }
        }
        return news;
    }

    private static String key(JsonNode person) {
        for (String field : List.of("userId", "contactId", "email")) {
            if (person.hasNonNull(field)) {
                return field + " " + person.path(field).asString("");
            }
        }
        return person.path("name").asString("");
    }

    private static String called(JsonNode person) {
        return person.path("name").asString(person.path("email").asString(""));
    }
}
