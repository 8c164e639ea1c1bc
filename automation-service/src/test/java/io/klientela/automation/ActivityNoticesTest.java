package io.klientela.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.automation.Automation.Event;
import io.klientela.platform.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ActivityNoticesTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String TYPE = "klientela.contacts.activity.";

    private final Automation service = Automation.asAdmin();
    private final String ann = Automation.user("Ann");
    private final String bob = Automation.user("Bob");
    private final String eve = Automation.user("Eve");

    @Test
    void tellsWhomANoteSpeaksToAndWhoIsAskedToTakePart() {
        Event.of(TYPE + "created.v1", Ids.next(), state("Review", "\"" + bob + "\"", eve, ann))
                .by("user:" + ann, null)
                .happen();

        awaitNotices(bob, "mention: Review");
        awaitNotices(eve, "invitation: Review");
        assertThat(notices(ann)).as("who does it knows").isEmpty();
    }

    @Test
    void tellsOfAChangeOnlyWhoIsNewToIt() {
        String id = Ids.next();
        Event changed = Event.of(TYPE + "updated.v1", id, state("Later", "\"" + bob + "\",\"" + eve + "\"", ann));
        String data = changed.data().substring(0, changed.data().length() - 1)
                + ",\"changes\":{\"mentions\":{\"before\":[\"%s\"],\"after\":[\"%s\",\"%s\"]}}}"
                        .formatted(bob, bob, eve);
        Event told = new Event(changed.id(), changed.type(), id, 2, data, "user:someone", null, Instant.now()).happen();
        told.happen();

        awaitNotices(eve, "mention: Later");
        assertThat(notices(bob)).as("was told before").isEmpty();
        assertThat(notices(ann)).as("was asked before").isEmpty();
    }

    @Test
    void remindsTheOwner() {
        Event reminded = Event.of(
                TYPE + "reminded.v1",
                Ids.next(),
                state("Call back", "\"" + bob + "\"", eve) + ",\"ownerId\":\"" + ann + "\"");
        new Event(
                        reminded.id(),
                        reminded.type(),
                        reminded.key(),
                        1,
                        reminded.data().substring(0, reminded.data().length() - 1)
                                + ",\"dueAt\":\"2031-01-01T00:00:00Z\"}",
                        "system:contacts-service",
                        null,
                        Instant.now())
                .happen();

        awaitNotices(ann, "reminder: Call back");
        assertThat(notices(bob)).isEmpty();
        assertThat(notices(eve)).isEmpty();
    }

    @Test
    void tellsTheOwnerWhatGuestsAnswerAndPropose() {
        String id = Ids.next();
        Event updated = Event.of(TYPE + "updated.v1", id, state("Board", "") + ",\"ownerId\":\"" + ann + "\"");
        String change = """
                ,"changes":{"attendees":{
                  "before":[{"email":"jan@example.com","name":"Jan","answer":"needs-action"},{"email":"x@example.com","answer":"accepted"}],
                  "after":[{"email":"jan@example.com","name":"Jan","answer":"accepted"},{"email":"x@example.com","answer":"needs-action"}]},
                 "proposals":{"after":[{"id":"1","kind":"guest","email":"new@example.com"}]}}}""";
        Event told = new Event(
                updated.id(),
                updated.type(),
                id,
                2,
                updated.data().substring(0, updated.data().length() - 1) + change,
                "system:contacts-service",
                null,
                Instant.now());
        told.happen();
        told.happen();

        awaitNotices(ann, "answer: Board");
        assertThat(service.as(ann).get("/api/v1/notifications").all("items", "body"))
                .containsExactly("✓ Jan\n+ new@example.com");
    }

    private static String state(String name, String mentions, String... attending) {
        String people = String.join(
                ",",
                List.of(attending).stream()
                        .map(id -> "{\"userId\":\"" + id + "\",\"answer\":\"needs-action\",\"optional\":false}")
                        .toList());
        return """
                "name":"%s","kind":"meeting","mentions":[%s],"attendees":[%s],"schedule":{"startsAt":"2031-01-01T00:00:00Z",
                "endsAt":"2031-01-01T00:00:00Z","timeZone":"UTC","allDay":false}""".formatted(name, mentions, people).replace("\n", "");
    }

    private void awaitNotices(String user, String... expected) {
        await().atMost(SOON).untilAsserted(() -> assertThat(notices(user)).containsExactly(expected));
    }

    private List<String> notices(String user) {
        Automation as = service.as(user);
        List<String> kinds = as.get("/api/v1/notifications").all("items", "kind");
        List<String> names = as.get("/api/v1/notifications").all("items", "name");
        return IntStream.range(0, kinds.size())
                .mapToObj(i -> kinds.get(i) + ": " + names.get(i))
                .toList();
    }
}
