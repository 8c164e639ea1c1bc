package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class LineageTest {
    private final Api api = Service.asClient();
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void tellsWhoOrWhatSetEachValue() {
        Api person = Service.asPerson("lena-" + mark, "all");
        String contact = person.create("contacts", """
                {"firstName":"Lena","lastName":"Lis","jobTitle":"Clerk","emails":[{"value":"lena.%s@example.com"}]}""".formatted(mark));
        String path = "/api/v1/contacts/" + contact;
        api.patch(path, """
                {"country":"PL","emails":[{"value":"second.%1$s@example.com"},{"value":"lena.%1$s@example.com"}]}""".formatted(mark)).expect(200);
        JsonNode imported = api.importCsv(
                "contacts",
                "default",
                "first name;last name;e-mail;city\nLena;Lis;lena.%s@example.com;Łódź\n".formatted(mark));
        assertThat(imported.at("/rows/updated").asInt()).as(imported.toString()).isEqualTo(1);
        api.post("/api/v1/contacts/bulk", """
                        {"action":"update","ids":["%s"],"patch":{"language":"pl"}}""".formatted(contact)).expect(200);
        Api services = Service.as(Service.ISSUER.client("klientela-services", "admin"));
        services.send(
                        "PATCH",
                        path,
                        BodyPublishers.ofString("{\"jobTitle\":\"Key customer\"}"),
                        "If-Match",
                        api.get(path).etag(),
                        "Klientela-Reason",
                        "Gro%C3%9Fe%20Kunden")
                .expect(200);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonNode told = told(contact);
            assertThat(told.path("lastName").at("/how").asString()).isEqualTo("user");
            assertThat(told.path("lastName").at("/actor").asString()).isEqualTo("user:lena-" + mark);
            assertThat(told.path("country").at("/how").asString()).isEqualTo("api");
            assertThat(told.path("emails lena.%s@example.com".formatted(mark))
                            .at("/how")
                            .asString())
                    .isEqualTo("user");
            assertThat(told.path("emails second.%s@example.com".formatted(mark))
                            .at("/actor")
                            .asString())
                    .isEqualTo("client:erp");
            assertThat(told.path("city").at("/how").asString()).isEqualTo("import");
            assertThat(told.path("city").at("/name").asString()).isEqualTo("file");
            assertThat(told.path("city").at("/sourceId").asString())
                    .isEqualTo(imported.at("/id").asString());
            assertThat(told.path("language").at("/how").asString()).isEqualTo("bulk");
            assertThat(told.path("jobTitle").at("/how").asString()).isEqualTo("rule");
            assertThat(told.path("jobTitle").at("/name").asString()).isEqualTo("Große Kunden");
        });
        api.post("/api/v1/contacts/imports/%s/undo".formatted(imported.at("/id").asString()), "{}");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(api.get(path).json().has("city")).isFalse();
            assertThat(told(contact).path("lastName").at("/how").asString()).isEqualTo("user");
        });
    }

    @Test
    void keepsWhoSetAValueThroughAMergeAndAfterItIsTakenBack() {
        Api ola = Service.asPerson("ola-" + mark, "all");
        Api ula = Service.asPerson("ula-" + mark, "all");
        String stays = ola.create("contacts", "{\"lastName\":\"Lew\",\"jobTitle\":\"Clerk\"}");
        String goes = ula.create("contacts", """
                {"lastName":"Lwica","city":"Łódź","jobTitle":"Chief","emails":[{"value":"lew.%s@example.com"}]}""".formatted(mark));
        api.act("/api/v1/contacts/" + stays, "merge", """
                        {"otherId":"%s","otherVersion":1,"fields":{"jobTitle":"other"}}""".formatted(goes)).expect(200);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonNode told = told(stays);
            assertThat(told.path("lastName").at("/actor").asString()).isEqualTo("user:ola-" + mark);
            for (String field : new String[] {"city", "jobTitle", "emails lew.%s@example.com".formatted(mark)}) {
                assertThat(told.path(field).at("/actor").asString()).as(field).isEqualTo("user:ula-" + mark);
                assertThat(told.path(field).at("/how").asString()).isEqualTo("user");
                assertThat(told.path(field).at("/merged/contactId").asString()).isEqualTo(goes);
                assertThat(told.path(field).at("/merged/actor").asString()).isEqualTo("client:erp");
            }
        });
        api.act("/api/v1/contacts/" + stays, "unmerge", "{}").expect(200);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonNode title = told(stays).path("jobTitle");
            assertThat(title.at("/actor").asString()).isEqualTo("user:ola-" + mark);
            assertThat(title.has("merged")).isFalse();
            JsonNode theirs = told(goes).path("jobTitle");
            assertThat(theirs.at("/actor").asString()).isEqualTo("user:ula-" + mark);
            assertThat(theirs.has("merged")).isFalse();
        });
    }

    /** By field, and by what the value is where there are several. */
    private JsonNode told(String contact) {
        ObjectNode told = JsonMapper.shared().createObjectNode();
        api.get("/api/v1/contacts/" + contact + "/lineage")
                .expect(200)
                .json()
                .at("/items")
                .forEach(item -> told.set(
                        (item.at("/field").asString() + " " + item.path("value").asString("")).strip(), item));
        return told;
    }
}
