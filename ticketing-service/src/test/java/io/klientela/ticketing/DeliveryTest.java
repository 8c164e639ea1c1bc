package io.klientela.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What becomes of an answer where the mail server makes difficulties. */
class DeliveryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void triesAgainGivesUpAndSaysSo() throws Exception {
        try (ScriptedSmtp smtp = new ScriptedSmtp();
                Desk desk = Desk.mailingBy(smtp.port())) {
            String refused = answerTo(desk, "refused@example.com");
            String later = answerTo(desk, "later@example.com");
            String lost = answerTo(desk, "lost@example.com");
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(desk.messages(refused).all("items", "delivery")).containsExactly("none", "failed");
                assertThat(desk.messages(later).all("items", "delivery")).containsExactly("none", "sent");
                assertThat(desk.messages(lost).all("items", "delivery")).containsExactly("none", "sent");
            });
            assertThat(desk.messages(refused).all("items", "problem").getLast()).contains("550", "Nobody by that name");
            assertThat(smtp.taken("later@example.com")).hasSize(1);
            assertThat(smtp.taken("lost@example.com")).hasSize(2);
            assertThat(smtp.taken("lost@example.com").stream().distinct())
                    .as("the one that came twice can be recognised")
                    .hasSize(1);
        }
    }

    private static String answerTo(Desk desk, String address) {
        String id = desk.post(
                        "/api/v1/tickets",
                        "{\"name\":\"Mail\",\"text\":\"x\",\"contactEmail\":\"%s\"}".formatted(address))
                .expect(201)
                .id();
        desk.post("/api/v1/tickets/%s/messages".formatted(id), "{\"kind\":\"agent\",\"text\":\"Answer\"}")
                .expect(201);
        return id;
    }
}
