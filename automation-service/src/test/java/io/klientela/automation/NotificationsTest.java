package io.klientela.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.automation.notification.Notice;
import io.klientela.automation.notification.Notifications;
import io.klientela.embedded.CaughtMail;
import io.klientela.platform.Ids;
import io.klientela.testing.TestMail;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class NotificationsTest {
    private final Automation service = Automation.asAdmin();
    private final Notifications notifications = service.bean(Notifications.class);

    private void tell(String user, String kind, String title) {
        notifications.tell(user, new Notice(kind, title, null, null, null, null), Ids.next(), Instant.now());
    }

    @Test
    void showsEachPersonTheirOwnAndNobodyElses() {
        String ann = Ids.next();
        String bob = Ids.next();
        tell(ann, "rule", "for Ann");
        tell(ann, "rule", "for Ann again");
        tell(bob, "rule", "for Bob");
        Automation asAnn = service.as(ann);
        assertThat(asAnn.get("/api/v1/notifications?sort=createdAt").all("items", "name"))
                .containsExactlyInAnyOrder("for Ann", "for Ann again");
        assertThat(service.get("/api/v1/notifications?filter=name == \"for Bob\"")
                        .all("items", "id"))
                .isEmpty();
        String ofBob = service.as(bob).get("/api/v1/notifications").text("items/0/id");
        asAnn.post("/api/v1/notifications/" + ofBob + "/read", "{}").expect(404);
        asAnn.delete("/api/v1/notifications/" + ofBob, "\"1\"").expect(404);
        String first = asAnn.get("/api/v1/notifications").text("items/0/id");
        asAnn.post("/api/v1/notifications/" + first + "/read", "{}").expect(200);
        assertThat(asAnn.get("/api/v1/notifications?filter=readAt == null&count=true")
                        .text("count"))
                .isEqualTo("1");
        asAnn.post("/api/v1/notifications/read-all", "{}").expect(204);
        assertThat(asAnn.get("/api/v1/notifications?filter=readAt == null").all("items", "id"))
                .isEmpty();
        assertThat(service.as(bob)
                        .get("/api/v1/notifications?filter=readAt == null")
                        .all("items", "id"))
                .hasSize(1);
    }

    @Test
    void tellsOnceForEachKeyAndNotWhatIsMuted() {
        String ann = Ids.next();
        Automation asAnn = service.as(ann);
        Instant time = Instant.now();
        Notice notice = new Notice("rule", "once", null, null, null, null);
        notifications.tell(ann, notice, "key", time);
        notifications.tell(ann, notice, "key", time);
        assertThat(asAnn.get("/api/v1/notifications").all("items", "name")).containsExactly("once");
        asAnn.put("/api/v1/notifications/settings", "{\"muted\":[\"rule\"],\"digest\":\"daily\",\"timeZone\":\"Mars\"}")
                .expect(422);
        asAnn.put("/api/v1/notifications/settings", "{\"muted\":[\"rule\"],\"digest\":\"daily\"}")
                .expect(200);
        assertThat(asAnn.get("/api/v1/notifications/settings").text("digest")).isEqualTo("daily");
        tell(ann, "rule", "muted");
        tell(ann, "webhook", "loud");
        assertThat(asAnn.get("/api/v1/notifications").all("items", "name")).containsExactlyInAnyOrder("once", "loud");
    }

    @Test
    void tellsWhoListensAtOnce() throws IOException {
        String ann = Ids.next();
        List<String> lines = new CopyOnWriteArrayList<>();
        try (InputStream stream = service.as(ann).stream("/api/v1/notifications/stream")) {
            Thread.ofVirtual().start(() -> read(stream, lines));
            await().untilAsserted(() -> assertThat(lines).contains("event:unread", "data:{\"unread\":0}"));
            tell(Ids.next(), "rule", "for somebody else");
            tell(ann, "rule", "live");
            await().atMost(Duration.ofSeconds(3)).untilAsserted(() -> {
                assertThat(lines).contains("event:notification", "data:{\"unread\":1}");
                assertThat(lines).anyMatch(line -> line.contains("\"name\":\"live\""));
            });
            service.as(ann).post("/api/v1/notifications/read-all", "{}").expect(204);
            await().atMost(Duration.ofSeconds(3))
                    .untilAsserted(() -> assertThat(lines.stream().filter("data:{\"unread\":0}"::equals))
                            .hasSizeGreaterThanOrEqualTo(2));
            assertThat(lines).noneMatch(line -> line.contains("somebody else"));
        }
    }

    @Test
    void tellsByMailOnceInAPeriodWhatIsUnread() {
        String address = "dora@example.com";
        String dora = Automation.user("Dora");
        service.as(dora)
                .put("/api/v1/notifications/settings", "{\"muted\":[],\"digest\":\"hourly\"}")
                .expect(200);
        tell(dora, "rule", "in the digest");
        CaughtMail.Content mail =
                TestMail.await(Duration.ofSeconds(30), caught -> caught.to().equals(address));
        assertThat(mail.subject()).isEqualTo("in the digest");
        tell(dora, "rule", "for the next digest");
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(10))
                .until(() -> TestMail.to(address).size() == 1);
    }

    private static void read(InputStream stream, List<String> lines) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException closed) {
            lines.add("closed");
        }
    }
}
