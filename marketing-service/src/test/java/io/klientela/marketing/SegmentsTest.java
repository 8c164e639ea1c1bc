package io.klientela.marketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.events.Topics;
import io.klientela.platform.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentsTest {
    private final Marketing marketing = Marketing.shared();

    @Test
    void followsWhatIsKnownOfPeople() {
        String anna = Marketing.contact("Anna Żak", "anna.zak@firma.pl", "seg-live");
        String ewa = Marketing.contact("Ewa Lis", null, "seg-live");
        String segment = marketing
                .post(
                        "/api/v1/segments",
                        "{\"name\":\"Klienci\",\"filter\":\"\\\"seg-live\\\" in tags && dealsWon >= 1 && wonValue > 1000\"}")
                .expect(201)
                .id();
        assertThat(members(segment)).isEmpty();

        String deal = Ids.next();
        deal(deal, 1, "open", anna);
        deal(deal, 2, "won", anna);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(members(segment)).containsExactly(anna));
        String ticket = Ids.next();
        Marketing.ISSUER.publishRecord(
                Topics.TICKETS,
                "rated",
                3,
                ticket,
                "Pomoc",
                "\"status\":\"solved\",\"contactId\":\"%s\",\"satisfaction\":{\"score\":4,\"at\":\"2026-01-01T00:00:00Z\"},"
                        .formatted(anna));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            var person = marketing
                    .post("/api/v1/segments/" + segment + "/explain", "{\"contactId\":\"%s\"}".formatted(anna))
                    .expect(200)
                    .body();
            assertThat(person.at("/member").asBoolean()).isTrue();
            assertThat(person.at("/person/satisfaction").asDouble()).isEqualTo(4.0);
            assertThat(person.at("/person/ticketsTotal").asInt()).isEqualTo(1);
            assertThat(person.at("/person/wonValue/amount").asString()).isEqualTo("5000.00");
        });

        deal(deal, 3, "won", ewa);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(members(segment)).containsExactly(ewa));
        Marketing.ISSUER.publishRecord(Topics.DEALS, "deleted", 4, deal, "Deal", "\"status\":\"won\",\"contacts\":[],");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(members(segment)).isEmpty());
    }

    private static void deal(String id, long sequence, String status, String contact) {
        Marketing.ISSUER.publishRecord(
                Topics.DEALS,
                "updated",
                sequence,
                id,
                "Deal",
                "\"status\":\"%s\",\"contacts\":[{\"contactId\":\"%s\"}],\"amount\":{\"amount\":\"5000\",\"currency\":\"PLN\"},\"closedOn\":\"2026-03-01\","
                        .formatted(status, contact));
    }

    private List<String> members(String segment) {
        List<String> ids = new ArrayList<>();
        marketing
                .get("/api/v1/segments/" + segment + "/members")
                .expect(200)
                .body()
                .at("/items")
                .forEach(person -> ids.add(person.at("/contactId").asString()));
        return ids;
    }

    @Test
    void pointsAtWhatIsWrongInAFilter() {
        var refused = marketing
                .post("/api/v1/segments", "{\"name\":\"x\",\"filter\":\"dealsOpen > 1 && dealsWun > 2\"}")
                .expect(400);
        assertThat(refused.text("errors/0/field")).isEqualTo("filter");
        assertThat(refused.text("errors/0/message")).contains("1:18").contains("did you mean dealsWon?");
        marketing.post("/api/v1/segments/preview", "{\"filter\":\"name == 5\"}").expect(400);
        assertThat(marketing.get("/api/v1/segments/fields").expect(200).raw())
                .contains("{\"name\":\"dealsWon\",\"kind\":\"number\",\"values\":[]}");
    }
}
