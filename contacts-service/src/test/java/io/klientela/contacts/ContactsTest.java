package io.klientela.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.klientela.contacts.Api.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ContactsTest {
    private final Api api = Service.asClient();

    @Test
    void keepsAContactInItsNormalForm() {
        String acme = api.create("companies", "{\"name\":\" Acme Łódź \",\"country\":\"PL\"}");
        Answer created = api.post("/api/v1/contacts", """
                        {"firstName":" Jan ","lastName":"Żółć","emails":[{"value":"Jan.Zolc@Acme.Example","kind":"work"}],
                         "phones":[{"value":"22 123 45 67"},{"value":"+1 212-555-0143","kind":"mobile"}],
                         "companies":[{"companyId":"%s","role":"buyer"}],"language":"pl","country":"PL","tags":["vip","vip"]}
                        """.formatted(acme)).expect(201);
        assertThat(created.etag()).isEqualTo("\"1\"");
        assertThat(created.text("/name")).isEqualTo("Jan Żółć");
        assertThat(created.text("/emails/0/value")).isEqualTo("jan.zolc@acme.example");
        assertThat(created.text("/phones/0/value")).isEqualTo("+48221234567");
        assertThat(created.text("/phones/1/value")).isEqualTo("+12125550143");
        assertThat(created.text("/companies/0/companyName")).isEqualTo("Acme Łódź");
        assertThat(created.json().at("/tags")).hasSize(1);
        assertThat(created.json().has("ownerId")).isFalse();
        assertThat(api.get("/api/v1/contacts/" + created.id()).expect(200).json())
                .isEqualTo(created.json());

        String nameless = api.create("contacts", "{\"emails\":[{\"value\":\"info@acme.example\"}]}");
        assertThat(api.get("/api/v1/contacts/" + nameless).text("/name")).isEqualTo("info@acme.example");
    }

    @Test
    void changesOnlyTheVersionThatTheCallerHasSeen() {
        String path = "/api/v1/contacts/" + api.create("contacts", "{\"lastName\":\"Nowak\",\"city\":\"Gdynia\"}");
        api.send("PATCH", path, BodyPublishers.ofString("{}")).expect(428);
        Answer changed = api.patch(path, "\"1\"", "{\"firstName\":\"Ewa\",\"city\":null}")
                .expect(200);
        assertThat(changed.text("/name")).isEqualTo("Ewa Nowak");
        assertThat(changed.json().has("city")).isFalse();
        assertThat(changed.etag()).isEqualTo("\"2\"");
        api.patch(path, "\"1\"", "{\"firstName\":\"Ola\"}").expect(412);
        assertThat(api.patch(path, "\"2\"", "{\"firstName\":\"Ewa\"}")
                        .expect(200)
                        .etag())
                .as("nothing differs")
                .isEqualTo("\"2\"");
        api.send("DELETE", path, null).expect(428);
        api.delete(path).expect(204);
        api.get(path).expect(404);
    }

    @Test
    void refusesBadInputAtItsField() {
        assertRefused("{\"lastName\":\"A\",\"nickname\":\"B\"}", 400, "nickname");
        assertRefused("{\"lastName\":[1]}", 400, "lastName");
        assertRefused("{\"lastName\":\"A\",\"emails\":[{\"value\":\"not an address\"}]}", 422, "emails[0].value");
        assertRefused("{\"lastName\":\"A\",\"phones\":[{\"value\":\"12\"}]}", 422, "phones[0].value");
        assertRefused("{\"lastName\":\"A\",\"country\":\"XX\"}", 422, "country");
        assertRefused("{\"lastName\":\"A\",\"companies\":[{\"companyId\":\"none\"}]}", 422, "companies[0].companyId");
        assertRefused("{\"lastName\":\"%s\"}".formatted("x".repeat(101)), 422, "lastName");
        assertRefused("{\"city\":\"Kraków\"}", 422, "lastName");
        assertRefused("{\"lastName\":\"A\",\"ownerId\":\"nobody\"}", 422, "ownerId");
    }

    private void assertRefused(String body, int status, String field) {
        Answer answer = api.post("/api/v1/contacts", body).expect(status);
        assertThat(answer.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.text("/errors/0/field")).as(answer.response().body()).isEqualTo(field);
    }

    @Test
    void givesAnExternalIdToOneContactOnly() {
        String externalId = UUID.randomUUID().toString();
        String body = "{\"lastName\":\"Lis\",\"externalId\":\"%s\"}".formatted(externalId);
        String first = api.create("contacts", body);
        assertThat(api.post("/api/v1/contacts", body).expect(409).text("/errors/0/field"))
                .isEqualTo("externalId");
        api.delete("/api/v1/contacts/" + first).expect(204);
        String second = api.create("contacts", body);
        api.delete("/api/v1/contacts/" + second).expect(204);
        String third = api.create("contacts", "{\"lastName\":\"Lis\"}");
        api.patch("/api/v1/contacts/" + third, "{\"externalId\":\"%s\"}".formatted(externalId))
                .expect(200);
    }

    @Test
    void findsContactsByWhatPeopleKnowOfThem() {
        String mark = "m" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        String company = api.create("companies", "{\"name\":\"Fabryka %s\"}".formatted(mark));
        for (int i = 0; i < 5; i++) {
            api.create("contacts", """
                    {"firstName":"Łukasz","lastName":"%s %d","emails":[{"value":"l%d@%s.example"}],
                     "phones":[{"value":"+48 600 700 80%d"}],"companies":[{"companyId":"%s"}]}
                    """.formatted(mark, i, i, mark, i, company));
        }
        assertThat(names("filter=companyId%20==%20%22" + company + "%22&sort=-name"))
                .hasSize(5)
                .isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(names("filter=email%20==%20%22l3@" + mark + ".example%22")).containsExactly("Łukasz " + mark + " 3");
        assertThat(names("filter=companyName.startsWith(%22Fabryka%20" + mark + "%22)"))
                .hasSize(5);
        assertThat(names("q=lukasz%20" + mark)).hasSize(5);
        assertThat(names("q=" + mark + "%20600700802")).containsExactly("Łukasz " + mark + " 2");
        api.get("/api/v1/contacts?filter=emial%20==%20%22x%22").expect(400);
    }

    @Test
    void pagesThroughEverythingOnce() {
        String mark = "p" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        for (int i = 0; i < 7; i++) {
            api.create("contacts", "{\"lastName\":\"%s\",\"city\":\"City %d\"}".formatted(mark, i % 2));
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = api.get("/api/v1/contacts?limit=3&count=true&sort=-createdAt&q=" + mark + cursor)
                    .expect(200)
                    .json();
            assertThat(page.at("/count").asInt()).isEqualTo(7);
            page.at("/items").forEach(item -> seen.add(item.at("/id").asString()));
            cursor = page.at("/nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.at("/nextCursor").asString();
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    }

    private List<String> names(String query) {
        List<String> names = new ArrayList<>();
        api.get("/api/v1/contacts?" + query)
                .expect(200)
                .json()
                .at("/items")
                .forEach(item -> names.add(item.at("/name").asString()));
        return names;
    }
}
