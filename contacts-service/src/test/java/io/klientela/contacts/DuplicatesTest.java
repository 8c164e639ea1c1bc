package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DuplicatesTest {
    private final Api api = Service.asClient();
    private final String mark = UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "ecki";

    /** Others than those who are looked for: what is learned of five people is little. */
    @BeforeAll
    static void othersAreThereToo() {
        String[] first = {"Anna", "Piotr", "Ewa", "Jan", "Maria", "Adam", "Olga", "Igor"};
        String[] last = {"Zając", "Lis", "Bąk", "Mróz", "Sowa"};
        for (int i = 0; i < 40; i++) {
            String name = first[i % first.length];
            Service.asClient().create("contacts", """
                    {"firstName":"%s","lastName":"%s%d","emails":[{"value":"%s.%d@other%d.example"}]}""".formatted(
                            name, last[i % last.length], i, i % 3 == 0 ? "office" : "box", i, i % 7));
        }
    }

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
    void comparesPostalAddressesToo() {
        String person = "\"firstName\":\"Jan\",\"lastName\":\"Polny%s\"".formatted(mark);
        String phone = "+48 58 6%06d".formatted(new Random().nextInt(1_000_000));
        String known = api.create("contacts", """
                {%s,"phones":[{"value":"%s"}],"addresses":[{"street":"ul. Polna 3/5","postalCode":"81-001","city":"Gdynia"}]}""".formatted(person, phone));
        String draft = """
                {%s,"phones":["%s"],"addresses":[{"street":"Polna 3 m. 5","postalCode":"81-001","city":"Gdynia"}]}""".formatted(person, phone);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(similar(draft)).hasSize(1));
        JsonNode like = similar(draft).get(0);
        assertThat(like.at("/contact/id").asString()).isEqualTo(known);
        assertThat(like.at("/contact/addresses/0/street").asString()).isEqualTo("ul. Polna 3/5");
        assertThat(like.at("/reasons").findValuesAsString("field"))
                .contains("street", "houseNumber", "postcode", "city");
        String wife = draft.replace("Jan", "Barbara");
        assertThat(similar(wife)).as("of one household").isEmpty();
        api.post("/api/v1/contacts/similar", "{\"addresses\":[null]}").expect(422);
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
        assertThat(Service.database()
                        .getCollection("duplicate_contacts")
                        .find(new Document("_id", two))
                        .first())
                .as("what was compared of it is gone")
                .containsOnlyKeys("_id", "sequence");
        api.post("/api/v1/duplicates/" + id + "/dismiss", "{}").expect(404);
        api.get("/api/v1/duplicates?status=merged").expect(400);
        Service.asPerson("stranger-" + mark, "own")
                .post("/api/v1/duplicates/scan", "{}")
                .expect(403);
    }

    @Test
    void tellsNothingOfHiddenFieldsNorComparesThem() {
        contact("Roman", "Dudek" + mark, mark + ".rd@wp.example");
        contact("Romek", "Dudek" + mark, mark + ".rd@wp.example");
        String role = "blind-" + mark;
        Service.ISSUER.publish(
                "klientela.identity.role", role, "klientela.identity.role.created.v1", 1, """
                {"state":{"id":"%1$s","name":"%1$s","builtIn":false,"createdAt":"2026-01-01T00:00:00Z",
                 "createdBy":"system:test","updatedAt":"2026-01-01T00:00:00Z",
                 "permissions":[{"resource":"contact","actions":["read"],"scope":"all"}],
                 "fields":[{"resource":"contact","field":"emails","access":"hidden"}]}}""".formatted(role));
        Api blind = Service.as(Service.ISSUER.user("u-" + mark, "Blind", List.of(role), List.of()));
        String byName = "{\"firstName\":\"Roman\",\"lastName\":\"Dudek%s\"}".formatted(mark);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(blind.post("/api/v1/contacts/similar", byName)
                                .expect(200)
                                .json()
                                .at("/items"))
                        .isNotEmpty());
        Api.Answer told = blind.post("/api/v1/contacts/similar", byName);
        assertThat(told.response().body()).doesNotContain("wp.example").doesNotContain("email");
        String byMail = "{\"emails\":[\"%s.rd@wp.example\"]}".formatted(mark);
        assertThat(blind.post("/api/v1/contacts/similar", byMail).json().at("/items"))
                .isEmpty();
        assertThat(similar(byMail)).hasSize(2);
        scan();
        assertThat(blind.get("/api/v1/duplicates?limit=200")
                        .expect(200)
                        .response()
                        .body())
                .contains("Dudek" + mark)
                .doesNotContain("wp.example")
                .doesNotContain("\"email");
    }

    @Test
    void mergesByItselfWhatIsSurerThanAnAdministratorSays() {
        String one = contact("Zenobia", "Wilk" + mark, mark + ".zw@wp.example");
        String two = contact("Zenobia", "Wilk" + mark, mark + ".zw@wp.example");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> similar("{\"emails\":[\"%s.zw@wp.example\"]}".formatted(mark))
                                .size()
                        == 2);
        scan();
        assertThat(api.get("/api/v1/contacts/" + two).json().hasNonNull("mergedInto"))
                .isFalse();
        set("true", "0.9").expect(200);
        try {
            scan();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () -> assertThat(api.get("/api/v1/contacts/" + two).text("/mergedInto/contactId"))
                                    .isEqualTo(one));
            assertThat(api.get("/api/v1/contacts/" + two).text("/mergedInto/reason"))
                    .startsWith("Merged automatically: the score");
            api.act("/api/v1/contacts/" + one, "unmerge", "{\"otherId\":\"%s\"}".formatted(two))
                    .expect(200);
            scan();
            assertThat(api.get("/api/v1/contacts/" + two).json().hasNonNull("mergedInto"))
                    .isFalse();
        } finally {
            set("false", "0.99").expect(200);
        }
        assertThat(api.get("/api/v1/duplicates/settings/history").text("/items/0/changes/merge/before"))
                .isEqualTo("true");
        assertThat(set("true", "0.5").expect(422).text("/errors/0/field")).isEqualTo("threshold");
    }

    private Api.Answer set(String merge, String threshold) {
        String body = "{\"merge\":%s,\"threshold\":%s,\"nightly\":false,\"at\":\"02:30\",\"zone\":\"Europe/Warsaw\"}"
                .formatted(merge, threshold);
        String etag = api.get("/api/v1/duplicates/settings").expect(200).etag();
        return api.send("PUT", "/api/v1/duplicates/settings", BodyPublishers.ofString(body), "If-Match", etag);
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
