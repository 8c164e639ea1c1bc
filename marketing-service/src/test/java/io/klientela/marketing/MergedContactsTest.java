package io.klientela.marketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.events.Topics;
import io.klientela.testing.TestMail;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MergedContactsTest {
    private final Marketing marketing = Marketing.shared();

    @Test
    void nobodyGetsACampaignTwiceAndWhoSaidNoOnceHasSaidIt() {
        String ewa = Marketing.contact("Ewa Maj", "ewa@m1.pl", "m1");
        String ewka = Marketing.contact("Ewka Maj", "ewka@m1.pl", "m1");
        Marketing.contact("Jan Inny", "jan@m1.pl", "m1");
        String first = marketing.campaign("m1", 3, "");
        marketing.act("/api/v1/campaigns/" + first, "schedule", "{}").expect(200);
        marketing.awaitStatus(first, "sent");
        assertThat(whose(first)).containsOnlyOnce(ewa, ewka);

        merged(ewka, "Ewka Maj", "ewka@m1.pl", ewa);
        soon(() ->
                assertThat(members("\"m1\" in tags")).hasSize(2).contains(ewa).doesNotContain(ewka));
        soon(() -> assertThat(whose(first).stream().filter(ewa::equals)).hasSize(2));
        soon(() -> assertThat(person(ewa).at("/mailsSent").asInt()).isEqualTo(2));
        marketing.post("/api/v1/suppressions", "{\"name\":\"ewka@m1.pl\"}").expect(201);
        soon(() -> assertThat(person(ewa).at("/unsubscribed").asBoolean()).isTrue());
        String second = marketing.campaign("m1", 2, "");
        marketing.act("/api/v1/campaigns/" + second, "schedule", "{}").expect(200);
        marketing.awaitStatus(second, "sent");
        assertThat(whose(second)).hasSize(1).doesNotContain(ewa, ewka);
        assertThat(TestMail.to("ewa@m1.pl")).hasSize(1);
        assertThat(TestMail.to("ewka@m1.pl")).hasSize(1);

        unmerged(ewka, "Ewka Maj", "ewka@m1.pl", ewa);
        soon(() -> assertThat(whose(first)).containsOnlyOnce(ewa, ewka));
        soon(() -> assertThat(person(ewa).at("/unsubscribed").asBoolean()).isFalse());
        soon(() -> assertThat(person(ewa).at("/mailsSent").asInt()).isEqualTo(1));
        soon(() -> assertThat(person(ewka).at("/unsubscribed").asBoolean()).isTrue());
    }

    private static String state(String name, String email) {
        return """
                "firstName":"%s","emails":[{"value":"%s"}],"phones":[],"companies":[],"language":"pl","tags":["m1"],""".formatted(name.substring(0, name.indexOf(' ')), email);
    }

    private static void merged(String id, String name, String email, String into) {
        Marketing.ISSUER.publishRecord(
                Topics.CONTACTS,
                "merged",
                2,
                id,
                name,
                state(name, email) + "\"mergedInto\":{\"contactId\":\"%s\"},".formatted(into));
    }

    private static void unmerged(String id, String name, String email, String from) {
        Marketing.ISSUER.publish(Topics.CONTACTS, id, "klientela.contacts.contact.unmerged.v1", 3, """
                {"state":{"id":"%s","name":"%s",%s"createdAt":"2026-01-01T00:00:00Z"},"fromId":"%s",\
                "since":"2026-01-01T00:00:00Z","addresses":[]}""".formatted(
                        id, name, state(name, email), from));
    }

    private List<String> whose(String campaign) {
        return marketing.mailsOf(campaign).stream()
                .map(mail -> mail.at("/contactId").asString())
                .toList();
    }

    private List<String> members(String filter) {
        String segment = marketing
                .post(
                        "/api/v1/segments",
                        "{\"name\":\"%s\",\"filter\":\"%s\"}"
                                .formatted("m1 " + System.nanoTime(), filter.replace("\"", "\\\"")))
                .expect(201)
                .id();
        return marketing
                .get("/api/v1/segments/" + segment + "/members")
                .expect(200)
                .all("items", "contactId");
    }

    private JsonNode person(String id) {
        String segment = marketing
                .post(
                        "/api/v1/segments",
                        "{\"name\":\"p %d\",\"filter\":\"contactId == \\\"%s\\\"\"}".formatted(System.nanoTime(), id))
                .expect(201)
                .id();
        return marketing
                .get("/api/v1/segments/" + segment + "/members")
                .expect(200)
                .body()
                .at("/items/0");
    }

    private static void soon(Runnable assertion) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(assertion::run);
    }
}
