package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DuplicatesTest {
    private final Api api = Service.asClient();
    private final String mark = UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "ecki";

    @Test
    void warnsBeforeAPersonIsEnteredAgain() {
        String known = contact("Małgorzata", "Święcka-" + mark, mark + ".gosia@wp.example");
        contact("Stefan", "Święcki-" + mark, mark + ".stefan@wp.example");
        String draft = """
                {"firstName":"gosia","lastName":"swiecka %1$s","emails":["%1$s.Gosia@wp.example"]}""".formatted(mark);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonNode items = similar(draft);
            assertThat(items).hasSize(1);
            assertThat(items.at("/0/contact/id").asString()).isEqualTo(known);
        });
        JsonNode like = similar(draft).get(0);
        assertThat(like.at("/score").asDouble()).isGreaterThan(0.9);
        assertThat(like.at("/reasons").findValuesAsString("field")).contains("firstName", "email");
        assertThat(similar("{\"id\":\"%s\",%s".formatted(known, draft.substring(1))))
                .isEmpty();
        assertThat(similar("{}")).isEmpty();
        api.post("/api/v1/contacts/similar", "{\"lastName\":\"%s\"}".formatted("x".repeat(101)))
                .expect(422);
    }

    @Test
    void scansTheBaseAndRemembersWhoIsNotOnePerson() {
        String one = contact("Katarzyna", "Wrona" + mark, mark + ".kw@wp.example");
        String two = contact("Kasia", "Wrona" + mark, mark + ".kw@wp.example");
        contact("Roman", "Kos" + mark, mark + ".rk@wp.example");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> similar("{\"emails\":[\"%s.kw@wp.example\"]}".formatted(mark))
                                .size()
                        == 2);
        scan();
        String id = one.compareTo(two) < 0 ? one + "_" + two : two + "_" + one;
        assertThat(pairs("open")).contains(id);
        api.post("/api/v1/duplicates/" + id + "/dismiss", "{}").expect(200);
        scan();
        assertThat(pairs("open")).doesNotContain(id);
        assertThat(pairs("dismissed")).contains(id);
        api.post("/api/v1/duplicates/" + id + "/reopen", "{}").expect(200);
        api.delete("/api/v1/contacts/" + two).expect(204);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(pairs("open")).doesNotContain(id));
        api.post("/api/v1/duplicates/" + id + "/dismiss", "{}").expect(404);
        api.get("/api/v1/duplicates?status=merged").expect(400);
        Service.asPerson("stranger-" + mark, "own")
                .post("/api/v1/duplicates/scan", "{}")
                .expect(403);
    }

    private void scan() {
        api.post("/api/v1/duplicates/scan", "{}").expect(202);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> api.get("/api/v1/duplicates/scan").text("/status").equals("done"));
    }

    private List<String> pairs(String status) {
        List<String> ids = new ArrayList<>();
        String path = "/api/v1/duplicates?limit=100&status=" + status;
        JsonNode page = api.get(path).expect(200).json();
        page.at("/items").forEach(pair -> ids.add(pair.at("/id").asString()));
        while (page.hasNonNull("nextCursor")) {
            page = api.get(path + "&cursor=" + page.at("/nextCursor").asString())
                    .expect(200)
                    .json();
            page.at("/items").forEach(pair -> ids.add(pair.at("/id").asString()));
        }
        return ids;
    }

    private JsonNode similar(String draft) {
        return api.post("/api/v1/contacts/similar", draft).expect(200).json().at("/items");
    }

    private String contact(String first, String last, String email) {
        return api.create("contacts", """
                {"firstName":"%s","lastName":"%s","emails":[{"value":"%s"}]}""".formatted(first, last, email));
    }
}
