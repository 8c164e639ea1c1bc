package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.klientela.contacts.Api.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuditTest {
    private final Api api = Service.asClient();

    private static String entries(String recordId) {
        return "/api/v1/audit/contacts/entries?filter="
                + URLEncoder.encode("recordId == \"" + recordId + "\"", StandardCharsets.UTF_8);
    }

    @Test
    void tellsWhatEachChangeChangedAndWhoMadeIt() {
        String contact = api.create("contacts", "{\"firstName\":\"Ewa\",\"lastName\":\"Żółć\"}");
        api.patch(
                        "/api/v1/contacts/" + contact,
                        "{\"jobTitle\":\"Prezes\",\"emails\":[{\"value\":\"ewa@zolc.example\"}]}")
                .expect(200);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                api.get(entries(contact)).json().get("items").size())
                        .isEqualTo(2));
        Answer list = api.get(entries(contact));
        assertThat(list.text("/items/0/actor")).isEqualTo("client:erp");
        assertThat(list.text("/items/0/recordName")).isEqualTo("Ewa Żółć");
        assertThat(list.text("/items/0/address")).isEqualTo("127.0.0.1");
        assertThat(list.json().at("/items/0/changes").toString())
                .contains("{\"field\":\"jobTitle\",\"after\":\"Prezes\"}")
                .contains("{\"field\":\"emails[0].value\",\"after\":\"ewa@zolc.example\"}")
                .doesNotContain("lastName");
        assertThat(list.json().at("/items/1/changes").toString())
                .contains("{\"field\":\"lastName\",\"after\":\"Żółć\"}");
        String file = api.get(entries(contact).replace("entries?", "entries/export?format=csv&"))
                .expect(200)
                .response()
                .body();
        assertThat(file).contains("position,at,actor").contains("jobTitle: – → Prezes");
        api.get("/api/v1/audit/contacts/entries?q=prezes").expect(200);
        assertThat(api.get("/api/v1/audit/contacts/entries/export?format=xml")
                        .expect(400)
                        .text("/errors/0/field"))
                .isEqualTo("format");
    }

    @Test
    void tellsWhoLookedAtAPerson() {
        String name = "Oglądana" + UUID.randomUUID().toString().substring(0, 8);
        String contact = api.create("contacts", "{\"lastName\":\"%s\"}".formatted(name));
        Api ann = Service.asPerson("ann", "all");
        ann.get("/api/v1/contacts/" + contact).expect(200);
        ann.get("/api/v1/contacts/" + contact).expect(200);
        ann.get("/api/v1/contacts?q=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .expect(200);
        String looks = "/api/v1/contacts/" + contact + "/accesses";
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(api.get(looks).json().get("items").size()).isGreaterThanOrEqualTo(2));
        Answer answer = api.get(looks);
        assertThat(answer.json().get("items").size()).isEqualTo(2);
        assertThat(answer.text("/items/0/action")).isEqualTo("search");
        assertThat(answer.text("/items/0/query")).isEqualTo(name);
        assertThat(answer.text("/items/1/action")).isEqualTo("view");
        assertThat(answer.text("/items/1/actor")).isEqualTo("user:ann");
        assertThat(answer.text("/items/1/actorName")).isEqualTo("Person ann");
        assertThat(answer.text("/items/1/via")).isEqualTo("ui");
        assertThat(answer.text("/items/1/persons/0")).isEqualTo(contact);
        String consulted = "/api/v1/audit/contacts/readings?filter="
                + URLEncoder.encode("query == \"person " + contact + "\"", StandardCharsets.UTF_8);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(api.get(consulted).text("/items/0/actor")).isEqualTo("client:erp"));
    }

    @Test
    void opensTheLogsToThoseWhoMayReadThem() {
        Api nobody = Service.as(Service.ISSUER.user("eve", "Eve", List.of(), List.of()));
        nobody.get("/api/v1/audit/contacts/entries").expect(403);
        nobody.get("/api/v1/audit/contacts/entries/export").expect(403);
        nobody.get("/api/v1/audit/contacts/readings").expect(403);
        nobody.get("/api/v1/audit/contacts/checkpoints").expect(403);
        nobody.get("/api/v1/contacts/%s/accesses".formatted(UUID.randomUUID())).expect(403);
        api.get("/api/v1/contacts/%s/accesses".formatted(UUID.randomUUID())).expect(404);
    }
}
